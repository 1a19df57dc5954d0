package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.finding.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: a document is what its content says, whatever its name is. */
class RecognitionTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0
    };
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

    @ParameterizedTest
    @CsvSource({
        "balances.csv, BALANCES",
        "computer-balances.csv, BALANCES",
        "movements.csv, MOVEMENTS",
        "members.csv, MEMBERS",
        "computer-credit-usage.json, COMPUTER_ANALYTICS",
        "meters.json, API_METERS"
    })
    void theSampleMonthsFilesAreKnownUnderAnyName(String resource, DocumentKind kind) {
        Inbox.Reading reading = Inbox.read("2026-08/scan 1.pdf", Inbox.bytes(resource));
        assertThat(reading.outcome()).isInstanceOf(DocumentOutcome.Read.class);
        assertThat(reading.outcome().kind()).isEqualTo(kind);
    }

    @Test
    void aPdfIsKnownByItsHeaderAndReadByTheReaderHandedIn() {
        assertThat(Inbox.read("balances.csv", "%PDF-1.4\n").outcome())
                .isEqualTo(DocumentOutcome.read(DocumentKind.INVOICE));
        assertThat(Inbox.read("a", "\r\n".repeat(400) + "%PDF-1.4\n").outcome().kind())
                .isEqualTo(DocumentKind.INVOICE);
        assertThat(Inbox.read("a", "x".repeat(1020) + "%PDF-1.4\n").outcome().kind())
                .as("a header that begins in the first KiB but does not end there")
                .isEqualTo(DocumentKind.UNKNOWN);
    }

    @Test
    void aTableThatMentionsAPdfIsATable() {
        assertThat(Inbox.read(
                                "a.csv",
                                "occurred_at,pool,kind,amount,unit,reference\n2026-08-01,api:ops,grant,5,USD,%PDF-1.4\n")
                        .outcome()
                        .kind())
                .isEqualTo(DocumentKind.MOVEMENTS);
    }

    @Test
    void aJpegNamedPdfIsToldAsWhatItIs() {
        DocumentOutcome.SetAside outcome =
                Inbox.read("2026-08/Invoice.PDF", JPEG).setAside();
        assertThat(outcome.kind()).isEqualTo(DocumentKind.SCREENSHOT);
        assertThat(outcome.code()).isEqualTo(FindingCode.UNKNOWN_LAYOUT);
        assertThat(outcome.reason()).startsWith("The file is a JPEG image, though its name ends in .pdf");
    }

    @Test
    void aScreenshotIsSetAsideUntilThereIsAReaderForIt() {
        DocumentOutcome.SetAside outcome = Inbox.read("credit.png", PNG).setAside();
        assertThat(outcome.kind()).isEqualTo(DocumentKind.SCREENSHOT);
        assertThat(outcome.reason()).startsWith("The file is a PNG image: images are not read yet.");
    }

    @Test
    void zeroBytesAreUnreadable() {
        DocumentOutcome.SetAside outcome = Inbox.read("a.pdf", new byte[0]).setAside();
        assertThat(outcome.code()).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
        assertThat(outcome.reason()).isEqualTo("The file is empty (0 bytes); download or export it again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "\n\n",
                "a,b,c\n1,2,3\n",
                "{\"a\": 1}",
                "[]",
                "[1, 2]",
                "{}",
                "\"text\"",
                "email\nx@y.example\n"
            })
    void whatIsOfNoKindIsSetAsideWithWhatWasLookedFor(String text) {
        DocumentOutcome.SetAside outcome = Inbox.read("notes.txt", text).setAside();
        assertThat(outcome.kind()).isEqualTo(DocumentKind.UNKNOWN);
        assertThat(outcome.code()).isEqualTo(FindingCode.UNKNOWN_DOCUMENT);
        assertThat(outcome.reason()).contains("looked for were a PDF").endsWith(".");
    }

    @Test
    void whatAUserMayMistakeForADocumentIsNamed() {
        assertThat(reason(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .contains("an Excel workbook")
                .contains("save the sheet as CSV");
        assertThat(reason("<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8)))
                .contains("a web page");
        assertThat(reason(new byte[] {1, 0, 2, 0})).contains("binary data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEMBERS | email,tier,joined_on,left_on",
                "MEMBER_CREDITS | as_of,email,granted,used,remaining",
                "METRIC | data_series__date,data_series__values__0",
                "METRIC | data_series__values__sonar,data_series__date,data_series__values__pro",
                "BALANCES | UNIT, Remaining ,pool,observed_at,comment",
                "BALANCES | unit;remaining;pool;observed_at",
                "MOVEMENTS | \"occurred_at\",\"pool\",\"kind\",\"amount\",\"unit\""
            })
    void tablesAreKnownByTheirColumnsInAnyOrder(DocumentKind kind, String header) {
        assertThat(Inbox.read("x", header + "\n").outcome()).isInstanceOf(DocumentOutcome.Read.class);
        assertThat(Inbox.read("x", "\ufeff" + header).outcome().kind()).isEqualTo(kind);
        assertThat(Inbox.read("x", header.replace(',', '\t') + "\r\n").outcome().kind())
                .isEqualTo(kind);
    }

    @Test
    void spreadsheetTextInUtf16IsATableToo() {
        byte[] text = "\ufeffobserved_at\tpool\tremaining\tunit\r\n2026-08-01T00:00:00Z\tapi:ops\t1\tUSD\r\n"
                .getBytes(StandardCharsets.UTF_16LE);
        Inbox.Reading reading = Inbox.read("balances.txt", text);
        assertThat(reading.outcome().kind()).isEqualTo(DocumentKind.BALANCES);
        assertThat(reading.facts()).hasSize(1);
        assertThat(reading.refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"data\":[{\"start_time\":1,\"end_time\":2,\"count\":3,\"by_category\":[{\"category\":\"paid\",\"count\":3}]}],\"has_more\":false,\"next_page\":null}",
                "{\"categories\":[\"Model\"],\"data\":[{\"start_time\":1,\"end_time\":2,\"count\":3,\"by_categories\":{\"Model\":[]}}],\"has_more\":false}",
                "{\"data\":[{\"start_time\":1,\"end_time\":2,\"results\":[{\"user_email\":\"a@b.example\",\"count\":1}]}],\"has_more\":true,\"next_page\":\"x\"}",
                "[{\"data\":[],\"has_more\":false,\"next_page\":null},{\"data\":[{\"start_time\":1,\"end_time\":2,\"count\":0}]}]",
                "{\"has_more\":false,\"next_page\":null,\"data\":[]}"
            })
    void bothShapesOfAnalyticsAndItsSecondVersionAreKnown(String json) {
        DocumentOutcome.Read outcome = Inbox.read("x", json).read();
        assertThat(outcome.kind()).isEqualTo(DocumentKind.COMPUTER_ANALYTICS);
    }

    @Test
    void aResponseLogIsKnownByItsFirstLines() {
        String delta = "{\"id\":\"1\",\"object\":\"chat.completion.chunk\"}\n";
        String last = "{\"created\":1788220800,\"model\":\"sonar\",\"usage\":{\"cost\":{\"total_cost\":0.006}}}\n";
        assertThat(Inbox.read("x", last + last).outcome().kind()).isEqualTo(DocumentKind.RESPONSE_LOG);
        assertThat(Inbox.read("x", delta + delta + last).outcome().kind()).isEqualTo(DocumentKind.RESPONSE_LOG);
    }

    @Test
    void damagedJsonIsToldWithItsLine() {
        byte[] whole = Inbox.bytes("meters.json");
        DocumentOutcome.SetAside cut =
                Inbox.read("x.json", Arrays.copyOf(whole, 200)).setAside();
        assertThat(cut.code()).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
        assertThat(cut.reason())
                .isEqualTo(
                        "The file begins as JSON but is damaged, line 1, column 201: it breaks off there. Export it again.");
        assertThat(Inbox.read("x", "[{\"a\":\n nul}]").setAside().reason())
                .contains("damaged, line 2, column 2: what stands there is no JSON");
        assertThat(Inbox.read("x", "[".repeat(100_000)).setAside().code()).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
    }

    @Test
    void aMissingColumnIsNamedWithTheOnesFound() {
        DocumentOutcome.SetAside outcome =
                Inbox.read("b.csv", "observed_at,pool,balance,unit\n").setAside();
        assertThat(outcome.kind()).isEqualTo(DocumentKind.BALANCES);
        assertThat(outcome.code()).isEqualTo(FindingCode.UNKNOWN_LAYOUT);
        assertThat(outcome.reason())
                .isEqualTo(
                        "It looks like balances, but the column remaining is missing; found are \"observed_at\", \"pool\","
                                + " \"balance\", \"unit\". Add what is missing and put the file in again.");
    }

    @Test
    void aDoubledColumnIsRefusedSinceNobodyKnowsWhichCounts() {
        DocumentOutcome.SetAside outcome = Inbox.read("b.csv", "observed_at,pool,remaining,unit,Remaining\n")
                .setAside();
        assertThat(outcome.code()).isEqualTo(FindingCode.UNKNOWN_LAYOUT);
        assertThat(outcome.reason()).contains("the column remaining stands more than once");
    }

    @Test
    void aMetricWithoutValuesIsNoMetric() {
        assertThat(Inbox.read("b.csv", "data_series__date,total\n").setAside().reason())
                .contains("no column data_series__values__");
    }

    @Test
    void theConfigurationAndHiddenFilesAreNoDocuments() {
        assertThat(DocumentIntake.isDocument("organization.yaml")).isFalse();
        assertThat(DocumentIntake.isDocument(".DS_Store")).isFalse();
        assertThat(DocumentIntake.isDocument("2026-08/.trash/a.pdf")).isFalse();
        assertThat(DocumentIntake.isDocument("2026-08/organization.yaml")).isTrue();
        assertThat(DocumentIntake.isDocument("2026-08/Invoice-1.pdf")).isTrue();
    }

    @Test
    void theVersionNamesBothReaders() {
        assertThat(DocumentIntake.of(Inbox.PDF).version()).isEqualTo("intake 6, pdf 7");
    }

    @Test
    void bytesThatCannotBeGotAtSayNothingAboutTheDocument() {
        DocumentSource broken = new DocumentSource() {
            @Override
            public String path() {
                return "2026-08/a.csv";
            }

            @Override
            public long size() {
                return 10;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public byte[] readNBytes(int length) throws IOException {
                        throw new IOException("Input/output error");
                    }
                };
            }
        };
        assertThatThrownBy(() -> Inbox.read(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read 2026-08/a.csv (Input/output error); check the disk and run again");
    }

    private static String reason(byte[] bytes) {
        DocumentOutcome.SetAside outcome = Inbox.read("x", bytes).setAside();
        assertThat(outcome.code()).isEqualTo(FindingCode.UNKNOWN_DOCUMENT);
        return outcome.reason();
    }
}
