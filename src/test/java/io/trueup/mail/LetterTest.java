package io.trueup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.FindingCode;
import io.trueup.organization.MailSettings;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.report.Edition;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterTest {

    private static final String RECIPIENT = "ap@halyard.example";

    @TempDir
    private Path folder;

    private static Letter letter(Reconciliation month) {
        return Letter.of(Edition.first(month), new byte[2000], MailSettings.FILES);
    }

    private static MimeMessage read(byte[] eml) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(eml));
    }

    private byte[] file(Reconciliation month) {
        return Mailer.of(MailSettings.FILES, name -> null).file(Edition.first(month), folder, RECIPIENT);
    }

    private static List<String> types(Part part) throws Exception {
        List<String> types = new ArrayList<>(List.of(part.getContentType().split(";")[0]));
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                types.addAll(types(each));
            }
        }
        return types;
    }

    @Test
    void theFileOfAMailHasTheSameBytesEveryTime() throws Exception {
        Files.write(folder.resolve("reconciliation.xlsx"), new byte[5000]);

        assertThat(file(Months.discrepant())).isEqualTo(file(Months.discrepant()));
    }

    @Test
    void aMailHasTextHtmlPictureAndTheWorkbook() throws Exception {
        Files.write(folder.resolve("reconciliation.xlsx"), new byte[5000]);
        MimeMessage mail = read(file(Months.discrepant()));

        assertThat(types(mail))
                .containsExactly(
                        "multipart/mixed",
                        "multipart/alternative",
                        "text/plain",
                        "multipart/related",
                        "text/html",
                        "image/png",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(mail.getSubject()).isEqualTo("[Trueup] halyard-labs 2026-08: 1 discrepancy, $1.84");
        assertThat(mail.getMessageID()).startsWith("<halyard-labs.2026-08.v1.").endsWith("@localhost>");
        assertThat(mail.getSentDate()).isEqualTo("2026-09-03T00:16:00Z");
        assertThat(((Multipart) mail.getContent()).getBodyPart(1).getFileName())
                .isEqualTo("halyard-labs-2026-08-v1.xlsx");
    }

    @Test
    void aWorkbookAboveTheLimitIsNotAttachedButItsPlaceIsTold() {
        MailSettings small = new MailSettings("a@b.example", 1000, "https://files.example/trueup", null, List.of());
        Letter letter = Letter.of(Edition.first(Months.discrepant()), new byte[2000], small);

        assertThat(letter.workbook()).isNull();
        assertThat(letter.text())
                .contains("https://files.example/trueup/halyard-labs/2026-08/v1/reconciliation.xlsx", "2 kB");
        assertThat(letter.html())
                .contains("href=\"https://files.example/trueup/halyard-labs/2026-08/v1/reconciliation.xlsx\"");
    }

    @Test
    void theTextPartIsWholeAndNarrow() {
        Letter letter = letter(Months.discrepant());

        assertThat(letter.text()).contains("In dispute: $1.84, 1 discrepancy.", "api:production", "+$1.84", "Next: ");
        assertThat(letter.text().lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void htmlCarriesNothingFromOutsideAndIsReadableInTheDark() {
        String html = letter(Months.discrepant()).html();

        assertThat(html)
                .contains(
                        "color-scheme",
                        "prefers-color-scheme: dark",
                        "scope=\"col\"",
                        "scope=\"row\"",
                        "alt=\"Bar chart.");
        assertThat(html).doesNotContain("http://", "https://", "<script", "src=\"//");
    }

    @Test
    void theAccountsFitOnATelephone() {
        String html = letter(Months.discrepant()).html();

        assertThat(html.split("<th scope=\"col\"", -1))
                .as("columns, and what stands before them")
                .hasSize(1 + 4);
        assertThat(html).contains("<td colspan=\"4\"").doesNotContain("overflow-x");
        assertThat(html).containsPattern("Spend \\$[0-9.]+ – \\$[0-9.]+");
    }

    @Test
    void hostileTextIsShownAsTextAndBreaksNoHeader() throws Exception {
        String hostile =
                "Evil\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script> \u202Egnp.exe \uD83D\uDE00 \uD800 \u0000";
        Reconciliation month = Months.of(Status.DISCREPANT)
                .named(hostile)
                .account(hostile, "1 USD", "2 USD", "1 USD", "9 USD", "7 USD", Verdict.OVER_INVOICED)
                .finding(FindingCode.RATE_MISMATCH, hostile, "7 USD", "=" + hostile + "x".repeat(40_000))
                .build();
        Letter letter = letter(month);
        MimeMessage mail = read(file(month));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(letter.html())
                .doesNotContain("<script", "\u202E", "\u0000")
                .contains("&lt;script&gt;", "\uD83D\uDE00");
        assertThat(letter.text()).doesNotContain("\u202E", "\u0000");
        assertThat(letter.text().length()).isLessThan(5000);
        assertThat(new String(letter.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no half characters")
                .isEqualTo(letter.text());
        Letter renamed = new Letter("i", letter.asOf(), "[Trueup] x\r\nBcc: v@example.com", "t", "h", null, null, "w");
        assertThat(Mime.of(renamed, "a@b.example", RECIPIENT, letter.asOf()).getHeader("Bcc"))
                .isNull();
    }

    @Test
    void ofAHundredThousandFindingsTheGravestAreShown() {
        Months many = Months.of(Status.DISCREPANT);
        for (int i = 0; i < 100_000; i++) {
            many.finding(
                    i % 2 == 0 ? FindingCode.RATE_MISMATCH : FindingCode.PERIOD_GAP,
                    "api:a",
                    i + ".00 USD",
                    "Finding " + i + ".");
        }
        Letter letter = letter(many.build());

        assertThat(letter.text()).contains("Finding 99998.", "Finding 99980.", "99,990 more stand");
        assertThat(letter.text()).doesNotContain("PERIOD_GAP");
        assertThat(letter.html().length()).isLessThan(30_000);
    }

    @Test
    void aCurrencyWithoutDecimalsIsToldWithoutThem() {
        Letter letter = letter(Months.of(Status.DISCREPANT)
                .account("api:a", "1000 JPY", "2000 JPY", "1500 JPY", "3840 JPY", "1840 JPY", Verdict.OVER_INVOICED)
                .finding(FindingCode.RATE_MISMATCH, "api:a", "1840 JPY", "price")
                .build());

        assertThat(letter.subject()).endsWith("1 discrepancy, 1,840 JPY");
        assertThat(letter.text()).contains("+1,840 JPY").doesNotContain("1,840.00");
    }

    @Test
    void whatChangedSinceTheVersionBeforeIsSaid() {
        Reconciliation before = Months.of(Status.PROVISIONAL)
                .account(
                        "api:production", "129.52 USD", "141.70 USD", "135.21 USD", null, null, Verdict.INVOICE_MISSING)
                .build();
        Letter letter = Letter.of(new Edition(Months.discrepant(), 2, before), null, MailSettings.FILES);

        assertThat(letter.text().replaceAll("\\s+", " "))
                .contains(
                        "was provisional and is now discrepant",
                        "invoiced was none, is $143.54",
                        "The account seats is new")
                .contains("The workbook was not in its place");
        assertThat(letter.subject()).endsWith("(version 2)");
    }

    @Test
    void aMonthWithoutAnythingStillMakesAMail() throws Exception {
        assertThat(read(file(new Months().build())).getSubject()).endsWith("no documents");
    }
}
