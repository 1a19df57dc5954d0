package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.store.Reconciliations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MonthPageTest {

    private static final String MONTH = "/months/cobalt-freight/2026-08";
    private static Browser browser;

    @BeforeAll
    static void logIn() {
        browser = ServedConsole.only().user("month-member", "MEMBER");
    }

    @Test
    void theFirstPageLeadsToTheMoneyInDispute() {
        assertThat(browser.get("/").body())
                .contains(
                        "href=\"/months/cobalt-freight/2026-08\"", "href=\"/months/northfold/2026-08\"", "In dispute");
    }

    @Test
    void theMonthShowsItsRangeItsBridgeAndItsFindings() {
        Page page = browser.get(MONTH);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("between 188.56 and 203.05 USD", "195.26 USD", "237.30 USD", "+34.25 USD", "over invoiced")
                .contains("<svg class=\"range\"", "Best estimate", "INVOICE_OUTSIDE_RANGE", "reconciliation.xlsx");
    }

    @Test
    void evidenceInAPdfIsThePageWithItsRowMarked() throws IOException {
        Matcher place = place("[^\"]*\\.pdf&amp;page=[0-9]+&amp;row=[0-9]+");
        Page page = browser.get(place.group(1).replace("&amp;", "&"));
        Matcher picture =
                Pattern.compile("src=\"(/documents/[^\"]+page\\.png[^\"]*)\"").matcher(page.body());

        assertThat(page.body()).contains("<q>");
        assertThat(picture.find()).isTrue();
        String address = picture.group(1).replace("&amp;", "&");
        var marked = ImageIO.read(new ByteArrayInputStream(browser.bytes(address)));
        var plain = ImageIO.read(new ByteArrayInputStream(browser.bytes(address.replaceFirst("&row=[0-9]+", ""))));
        assertThat(marked.getWidth()).isEqualTo(plain.getWidth()).isGreaterThan(1000);
        assertThat(differentRows(marked, plain)).isBetween(10, 60);
    }

    private static int differentRows(java.awt.image.BufferedImage one, java.awt.image.BufferedImage other) {
        int rows = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    rows++;
                    break;
                }
            }
        }
        return rows;
    }

    @Test
    void evidenceInACsvIsTheLineAmongItsNeighbours() {
        Matcher place = place("[^\"]*balances\\.csv(?:&amp;page=?)?&amp;row=[0-9]+");

        assertThat(browser.get(place.group(1).replace("&amp;", "&")).body())
                .contains("observed_at,pool,remaining,unit", "class=\"marked\"");
    }

    private static Matcher place(String end) {
        Matcher place = Pattern.compile("href=\"(/months/[^\"]+/evidence\\?file=" + end + ")\"")
                .matcher(browser.get(MONTH).body());
        assertThat(place.find()).as("evidence " + end).isTrue();
        return place;
    }

    @Test
    void everyFileOfTheVersionCanBeDownloaded() {
        assertThat(browser.bytes(MONTH + "/v1/file?name=reconciliation.xlsx")).startsWith('P', 'K');
        Page json = browser.get(MONTH + "/v1/file?name=result.json");
        assertThat(json.header("Content-Disposition")).contains("attachment", "cobalt-freight-2026-08-v1-result.json");
        assertThat(json.body()).contains("\"organization\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../v1/result.json",
                "..%2F..%2F..%2F..%2Fdatabase%2Fpassword",
                "%2Fetc%2Fpasswd",
                "..%5Cresult.json",
                ".",
                "",
                "result.json%00.txt",
                "no-such-file"
            })
    void noOtherFileCan(String name) {
        assertThat(browser.get(MONTH + "/v1/file?name=" + name).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/months/..%2F..%2Fetc/2026-08",
                "/months/cobalt-freight/2026-13",
                "/months/cobalt-freight/2026-08/v99",
                "/months/cobalt-freight/2026-08/v1/evidence?file=..%2F..%2Fpassword",
                "/documents/cobalt-freight/0000000000000000000000000000000000000000000000000000000000000000",
                "/documents/halyard-labs/..%2F..%2Fdatabase%2Fpassword",
                "/jobs/999999"
            })
    void whatIsMadeUpIsNotFound(String address) {
        assertThat(browser.get(address).status()).isIn(400, 404);
    }

    @Test
    void tenThousandFindingsComeInStretches() {
        List<Finding> many = IntStream.rangeClosed(1, 10_000)
                .mapToObj(n -> new Finding(
                        FindingCode.UNKNOWN_KEY,
                        "api:ops",
                        Money.usd(n + ".00"),
                        "Finding number " + n,
                        List.of(Provenance.line("keys.csv", n))))
                .toList();
        new Reconciliations(ServedConsole.only().sql())
                .add(
                        new Reconciliation(
                                "month-many",
                                "Many, Inc.",
                                YearMonth.of(2026, 2),
                                true,
                                Status.DISCREPANT,
                                List.of(),
                                List.of(),
                                many,
                                List.of(),
                                new Method(
                                        "1",
                                        null,
                                        new Tolerance(Money.usd("0.02"), BigDecimal.ONE),
                                        List.of(),
                                        List.of())),
                        "many");

        String first = browser.get("/months/month-many/2026-02").body();
        assertThat(first)
                .contains("1 to 200 of 10,000", "Findings (10000)", "Finding number 200<", "findings=200#findings")
                .doesNotContain("Finding number 201<");
        assertThat(browser.get("/months/month-many/2026-02/v1?findings=9800").body())
                .contains("9,801 to 10,000 of 10,000", "Finding number 10000<", "findings=9600#findings");
        assertThat(browser.get("/months/month-many/2026-02?findings=-5").body()).contains("1 to 200 of");
    }

    @Test
    void whatIsToBeAccruedAndNobodyKnowsIsNotShownAsZero() {
        ServedConsole console = ServedConsole.only();
        YearMonth beforeAnyReading = YearMonth.of(2022, 10);
        console.operations()
                .run(
                        new RunRequest(
                                beforeAnyReading,
                                console.inbox(),
                                console.home().resolve("reports"),
                                List.of("northfold"),
                                ServedConsole.AS_OF,
                                1),
                        Progress.NONE);

        assertThat(browser.get("/months?month=2022-10&organization=northfold").body())
                .contains("provisional", ">not known<")
                .doesNotContain("0.00 USD");
        assertThat(browser.get("/months/northfold/2022-10").body())
                .contains("<dd>not known</dd>", "without any evidence");
        assertThat(browser.get("/").body()).contains(" without an estimate");

        Program program = Program.of(console, "unestimated-member", "MEMBER");
        JsonNode month = program.json("/api/v1/months?month=2022-10&organization=northfold")
                .path("items")
                .get(0);
        assertThat(month.path("accrued").isNull()).as(month.toString()).isTrue();
        assertThat(month.path("invoicesNotEstimated").asInt())
                .isEqualTo(month.path("invoicesMissing").asInt());
        assertThat(program.json("/api/v1/attention")
                        .path("totalMissingNotEstimated")
                        .asInt())
                .isPositive();
    }

    @Test
    void leafingThroughADocumentKeepsTheWayBackToTheMonth() {
        Matcher place = place("[^\"]*\\.pdf&amp;page=2&amp;row=[0-9]+");
        String second = browser.get(place.group(1).replace("&amp;", "&")).body();
        Matcher before = Pattern.compile("href=\"(/months/[^\"]+/evidence[^\"]+page=1)\"")
                .matcher(second);

        assertThat(before.find()).isTrue();
        assertThat(browser.get(before.group(1).replace("&amp;", "&")).body())
                .contains("Page 1 of 2", "href=\"/months/cobalt-freight/2026-08/v1\"");
    }
}
