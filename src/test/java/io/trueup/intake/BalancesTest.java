package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.BalanceReading;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: every reading is what its row says, exactly; a row that could mean something else is kept out and told. */
class BalancesTest {

    private static final String HEADER = "observed_at,pool,remaining,unit\n";

    @Test
    void aReadingHasItsInstantPoolExactAmountAndLine() {
        Inbox.Reading reading = Inbox.resource("balances.csv");
        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.read().note()).isNull();
        assertThat(reading.all(BalanceReading.class).getFirst())
                .isEqualTo(new BalanceReading(
                        "api:production",
                        Instant.parse("2026-07-28T00:40:00Z"),
                        Money.usd("46.460468"),
                        Provenance.line("balances.csv", 2)));
        assertThat(reading.facts()).hasSize(lines("balances.csv") - 1);
    }

    @Test
    void aComputerPoolIsCountedInCreditsAndMayBeOverdrawn() {
        Inbox.Reading reading = Inbox.read(
                "b.csv",
                HEADER
                        + "2026-08-01T00:00:00Z,computer:organization,-1200.5,credits\n"
                        + "2026-08-01T00:00:00Z,computer:ann@halyard.example,30000,Credits\n");
        assertThat(reading.all(BalanceReading.class))
                .extracting(BalanceReading::remaining)
                .containsExactly(Credits.of(new BigDecimal("-1200.5")), Credits.of(30_000));
    }

    @Test
    void aRowInTheOtherUnitIsKeptOutAsAUnitMismatch() {
        Inbox.Reading reading = Inbox.read(
                "b.csv",
                HEADER
                        + "2026-08-01T00:00:00Z,api:ops,500,credits\n"
                        + "2026-08-01T00:00:00Z,computer:organization,500,USD\n"
                        + "2026-08-02T00:00:00Z,api:ops,5,usd\n");
        assertThat(reading.refusals())
                .containsExactly(
                        new RowRefusal(
                                FindingCode.UNIT_MISMATCH,
                                "api:ops",
                                "The row is kept out: \"api:ops\" is counted in USD, not in \"credits\".",
                                Provenance.line("b.csv", 2)),
                        new RowRefusal(
                                FindingCode.UNIT_MISMATCH,
                                "computer:organization",
                                "The row is kept out: \"computer:organization\" is counted in credits, not in \"USD\".",
                                Provenance.line("b.csv", 3)));
        assertThat(reading.all(BalanceReading.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30T00:00:00Z,api:ops,1,USD | observed_at is \"2026-02-30T00:00:00Z\", allowed is a time with its offset",
                "2026-08-01T25:00:00Z,api:ops,1,USD | observed_at is \"2026-08-01T25:00:00Z\"",
                "2026-08-01T00:00:00,api:ops,1,USD | without an offset it is not sure which hour is meant",
                "2026-08-01 00:00,api:ops,1,USD | without an offset it is not sure which hour is meant",
                "2026-08-01,api:ops,1,USD | without an offset it is not sure which hour is meant",
                "08/01/2026,api:ops,1,USD | observed_at is \"08/01/2026\"",
                "0026-08-01T00:00:00Z,api:ops,1,USD | observed_at is",
                "+999999999-08-01T00:00:00Z,api:ops,1,USD | observed_at is",
                ",api:ops,1,USD | observed_at is empty",
                "2026-08-01T00:00:00Z,ops,1,USD | pool is \"ops\", allowed is api:<group>, computer:organization or",
                "2026-08-01T00:00:00Z,computer:ops,1,credits | pool is \"computer:ops\"",
                "2026-08-01T00:00:00Z,api:,1,USD | pool is \"api:\"",
                "2026-08-01T00:00:00Z,api:ops,-0.01,USD | remaining is \"-0.01\", allowed is zero or more",
                "2026-08-01T00:00:00Z,api:ops,abc,USD | remaining is \"abc\", allowed is a plain number such as 1234.56",
                "2026-08-01T00:00:00Z,api:ops,$5.00,USD | remaining is \"$5.00\"",
                "2026-08-01T00:00:00Z,api:ops,1e5,USD | remaining is \"1e5\"",
                "2026-08-01T00:00:00Z,api:ops,NaN,USD | remaining is \"NaN\"",
                "2026-08-01T00:00:00Z,api:ops,,USD | remaining is empty",
                "2026-08-01T00:00:00Z,api:ops,1 | unit is empty, allowed is USD",
                "2026-08-01T00:00:00Z,api:ops,1234,56,USD | it has 5 fields, allowed are the header's 4",
                "x,y | observed_at is \"x\""
            })
    void aBrokenRowIsKeptOutWithItsLineTheValueAndWhatIsAllowed(String row, String told) {
        Inbox.Reading reading = Inbox.read("b.csv", HEADER + row + "\n2026-08-02T00:00:00Z,api:ops,1,USD\n");
        assertThat(reading.all(BalanceReading.class)).hasSize(1);
        assertThat(reading.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(FindingCode.ROW_REFUSED);
            assertThat(refusal.reason()).startsWith("The row is kept out: ").contains(told);
            assertThat(refusal.source()).isEqualTo(Provenance.line("b.csv", 2));
        });
    }

    @Test
    void everythingWrongWithARowIsToldAtOnce() {
        assertThat(Inbox.read("b.csv", HEADER + "never,none,much,\n")
                        .refusals()
                        .getFirst()
                        .reason())
                .contains("observed_at is \"never\"", "pool is \"none\"", "remaining is \"much\"", "unit is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-09-01T00:05:00Z | 2026-09-01T00:05:00Z",
                "2026-09-01T02:05:00+02:00 | 2026-09-01T00:05:00Z",
                "2026-09-01 00:05:00Z | 2026-09-01T00:05:00Z",
                "2026-09-01T00:05Z | 2026-09-01T00:05:00Z",
                "2026-09-01T00:05:00.1234567Z | 2026-09-01T00:05:00.123456Z",
                "2024-02-29T23:59:59Z | 2024-02-29T23:59:59Z"
            })
    void aTimeWithAnOffsetIsThatInstant(String written, Instant at) {
        assertThat(Inbox.read("b.csv", HEADER + written + ",api:ops,1,USD\n").all(BalanceReading.class))
                .extracting(BalanceReading::at)
                .containsExactly(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "; | 1234,56 | 1234.56",
                "; | 118,063 | 118.063",
                "; | 1.234,56 | 1234.56",
                "; | 1,234.56 | 1234.56",
                "; | 1.234.567 | 1234567",
                "; | 1234.56 | 1234.56",
                "; | 0.123 | 0.123",
                ", | 1234.567 | 1234.567",
                ", | 1.234 | 1.234",
                ", | \"1234,56\" | 1234.56",
                ", | \"1,234,567\" | 1234567",
                ", | \"1,234.56\" | 1234.56",
                ", | \"1.234,56\" | 1234.56",
                ", | 0.00000001 | 0.00000001",
                ", | +5 | 5"
            })
    void aNumberIsReadWhereItCanMeanOnlyOneThing(String delimiter, String written, BigDecimal value) {
        assertThat(numbers(delimiter, written)).containsExactly(value.stripTrailingZeros());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", | \"1,234\"",
                "; | 1.234",
                ", | \"1,23,456\"",
                ", | 1.2.3",
                "; | 1.23.456,7",
                ", | 1 234.56",
                ", | 5.",
                ", | .5",
                ", | (5.00)",
                ", | 1234567890123456789012345678901234567890"
            })
    void aNumberThatCouldMeanTwoThingsIsRefused(String delimiter, String written) {
        assertThat(numbers(delimiter, written)).isEmpty();
    }

    @Test
    void aDoubtfulMarkIsExplained() {
        assertThat(Inbox.read("b.csv", HEADER + "2026-08-01T00:00:00Z,api:ops,\"1,234\",USD\n")
                        .refusals()
                        .getFirst()
                        .reason())
                .endsWith(
                        "remaining is \"1,234\", allowed is a plain number such as 1234.56: the mark in it could divide"
                                + " thousands as well as decimals.");
    }

    @Test
    void aWindowsFileWithSemicolonsIsReadAndItsUnknownColumnsAreNoted() {
        String text = "Pool;Remaining;Unit;Observed_At;Prüfer\r\napi:büro;1234,56;USD;2026-08-01T00:00:00Z;Jürgen\r\n";
        Inbox.Reading reading = Inbox.read("b.csv", text.getBytes(Charset.forName("windows-1252")));
        assertThat(reading.all(BalanceReading.class)).singleElement().satisfies(balance -> {
            assertThat(balance.pool()).isEqualTo("api:büro");
            assertThat(balance.remaining()).isEqualTo(Money.usd("1234.56"));
        });
        assertThat(reading.read().note())
                .isEqualTo("Columns that are not known are ignored: \"prüfer\". Read as Windows-1252 text.");
    }

    @Test
    void aWrongByteFarBehindDecidesForTheWholeFile() {
        String rows = "2026-08-01T00:00:00Z,api:ops,1,USD\n".repeat(5_000);
        byte[] text =
                (HEADER + rows + "2026-08-01T00:00:00Z,api:café,1,USD\n").getBytes(Charset.forName("windows-1252"));
        assertThat(Inbox.read("b.csv", text).all(BalanceReading.class).getLast().pool())
                .isEqualTo("api:café");
    }

    @Test
    void anUmlautOnTheEdgeOfABufferIsStillUtf8() {
        for (int shift = 0; shift < 4; shift++) {
            String pad = "x".repeat(64 * 1024 - HEADER.length() - 1 - shift);
            Inbox.Reading reading = Inbox.read("b.csv", HEADER + pad + "ü😀\n2026-08-01T00:00:00Z,api:ü,1,USD\n");
            assertThat(reading.read().note()).isNull();
            assertThat(reading.all(BalanceReading.class))
                    .extracting(BalanceReading::pool)
                    .containsExactly("api:ü");
        }
    }

    @Test
    void pendingIsNeverPartOfWhatRemains() {
        Inbox.Reading reading = Inbox.read(
                "b.csv", "observed_at,pool,remaining,pending,unit\n2026-08-01T00:00:00Z,api:ops,10,2.5,USD\n");
        assertThat(reading.all(BalanceReading.class).getFirst().remaining()).isEqualTo(Money.usd("10"));
        assertThat(reading.read().note()).isNull();
    }

    @Test
    void quotedFieldsBlankLinesAndTrailingDelimitersAreRead() {
        Inbox.Reading reading = Inbox.read(
                "b.csv",
                " \n\"observed_at\",\"pool\",\"remaining\",\"unit\"\r\n\r\n,,,\r\n"
                        + "\"2026-08-01T00:00:00Z\", api:ops ,\"1\",USD,,\r\n");
        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.all(BalanceReading.class)).singleElement().satisfies(balance -> assertThat(balance.source())
                .isEqualTo(Provenance.line("b.csv", 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"observed_at,pool,remaining,unit", "observed_at,pool,remaining,unit\n\n"})
    void aHeaderAloneIsReadAndHoldsNothing(String text) {
        Inbox.Reading reading = Inbox.read("b.csv", text);
        assertThat(reading.read().note()).isNull();
        assertThat(reading.facts()).isEmpty();
    }

    @Test
    void aQuotationMarkNeverClosedSetsTheWholeTableAside() {
        Inbox.Reading reading = Inbox.read(
                "b.csv", HEADER + "2026-08-01T00:00:00Z,api:ops,1,USD\n\"2026-08-02T00:00:00Z,api:ops,1,USD\n");
        assertThat(reading.setAside().code()).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
        assertThat(reading.setAside().reason()).startsWith("The table cannot be read after line 2: a quotation mark");
    }

    @Test
    void afterAThousandRefusalsTheRestIsCounted() {
        String wrong = "2026-08-01T00:00:00Z,api:ops,?,USD\n";
        String otherUnit = "2026-08-01T00:00:00Z,api:ops,1,credits\n";
        List<RowRefusal> refusals = Inbox.read("b.csv", HEADER + wrong.repeat(1_200) + otherUnit.repeat(50))
                .refusals();
        assertThat(refusals).hasSize(1_001);
        assertThat(refusals.getLast())
                .isEqualTo(new RowRefusal(
                        FindingCode.UNIT_MISMATCH,
                        "From here on 250 more rows are kept out, beyond the 1000 told one by one: 200 break their form,"
                                + " 50 are in the wrong unit.",
                        Provenance.line("b.csv", 1_002)));
    }

    @Test
    void aFoundValueIsShownWithoutWhatBreaksALineOrADatabase() {
        String reason = Inbox.read("b.csv", HEADER + "\"a\u0000b\nc" + "z".repeat(200) + "\",api:ops,1,USD\n")
                .refusals()
                .getFirst()
                .reason();
        assertThat(reason).contains("observed_at is \"a\\u0000b\\u000acz").contains("z…\"");
        assertThat(reason.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    private static List<BigDecimal> numbers(String delimiter, String written) {
        String text = String.join(delimiter, "observed_at", "pool", "remaining", "unit") + "\n"
                + String.join(delimiter, "2026-08-01T00:00:00Z", "api:ops", written, "USD") + "\n";
        return Inbox.read("b.csv", text).all(BalanceReading.class).stream()
                .map(reading -> reading.remaining().value().stripTrailingZeros())
                .toList();
    }

    private static int lines(String resource) {
        return (int) new String(Inbox.bytes(resource), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .count();
    }
}
