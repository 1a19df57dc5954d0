package io.trueup.credit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Balances and purchases of the sample months, with what is known to have happened in them. */
class SampleMonthsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "01, api:production, 2026-08, 383.60818900, 369.307303, 397.778545, 100.0, 34.623849, 51.015660",
        "03, api:production, 2026-07, 167.34799700, 112.644165, 185.406119, 0, 102.638167, 35.290170",
        "05, api:ops, 2026-07, 141.23866000, 135.925451, 147.101208, 0, 64.084766, 422.846106",
        "06, api:prod, 2026-08, 114.86681200, 110.716142, 119.233667, 0, 279.703145, 664.836333",
        "06, api:lab, 2026-08, 96.85571600, 93.164019, 100.933952, 0, 383.764536, 286.908820",
        "11, api:production, 2026-10, 537.08582289, 530.2548730625, 558.0073827250, 50.0, 47.3359470875, 4510.2501242",
        "12, api:ops, 2026-05, 703.79596500, 703.167348, 744.388982, 0, 703.795965, 0"
    })
    void theRangeHoldsTheTruthAndIsNoWiderThanTheReadingsAllow(
            String month,
            String pool,
            YearMonth period,
            String drawn,
            BigDecimal referenceLow,
            BigDecimal referenceHigh,
            BigDecimal ambiguous,
            String opening,
            String closing) {
        Drawdown told = ledger(month, pool).over(window(period));

        assertThat(told.range().contains(Money.usd(drawn))).as(told.toString()).isTrue();
        assertThat(told.opening().contains(Money.usd(opening)))
                .as(told.toString())
                .isTrue();
        assertThat(told.closing().contains(Money.usd(closing)))
                .as(told.toString())
                .isTrue();
        Amount high = told.range().high();
        if (month.equals("05")) {
            assertThat(high).isNull();
        } else {
            assertThat(requireNonNull(high)
                            .minus(requireNonNull(told.range().low()))
                            .value())
                    .as(told.toString())
                    .isLessThanOrEqualTo(referenceHigh.subtract(referenceLow).add(ambiguous));
        }
    }

    @Test
    void aPurchaseWithoutPaperIsTheLeastThatMustHaveComeIn() {
        Drawdown told = ledger("05", "api:ops").over(window(YearMonth.of(2026, 7)));

        assertThat(told.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.amount()).isEqualTo(Money.usd("193.845897"));
            assertThat(shortfall.before().at()).isEqualTo(Instant.parse("2026-07-09T00:13:00Z"));
            assertThat(shortfall.after().at()).isEqualTo(Instant.parse("2026-07-10T00:12:00Z"));
        });
        assertThat(told.assumptions())
                .anySatisfy(sentence -> assertThat(sentence).contains("193.845897 USD"));
    }

    @Test
    void aPoolThatRanDryTellsEveryReadingOfZero() {
        Drawdown told = ledger("12", "api:ops").over(window(YearMonth.of(2026, 5)));

        assertThat(told.exhausted()).hasSize(13);
        assertThat(told.exhausted().getFirst().at()).isEqualTo(Instant.parse("2026-05-19T00:25:00Z"));
        assertThat(told.closingEstimate()).isEqualTo(Money.usd("0"));
    }

    private static List<TimeWindow> window(YearMonth month) {
        return List.of(BillingPeriod.of(month).window());
    }

    private static CreditLedger ledger(String month, String pool) {
        return CreditLedger.of(
                lines("balances-" + month + ".csv").stream()
                        .filter(cells -> cells[1].equals(pool))
                        .map(cells -> new BalanceReading(
                                pool, Instant.parse(cells[0]), Money.usd(cells[2]), Provenance.of("balances.csv")))
                        .toList(),
                java.util.stream.Stream.concat(
                                lines("purchases.csv").stream()
                                        .filter(cells -> cells[0].equals(month) && cells[1].equals(pool))
                                        .map(cells -> purchase(pool, LocalDate.parse(cells[2]), cells[3])),
                                lines("movements-11.csv").stream()
                                        .filter(_ -> month.equals("11"))
                                        .map(cells -> grant(pool, Instant.parse(cells[0]), cells[3])))
                        .toList());
    }

    private static Movement purchase(String pool, LocalDate day, String amount) {
        return new Movement(
                pool,
                Movement.Kind.PURCHASE,
                Money.usd(amount),
                Movement.windowOf(day),
                day,
                null,
                Provenance.of("receipt.pdf"));
    }

    private static Movement grant(String pool, Instant at, String amount) {
        return new Movement(
                pool,
                Movement.Kind.GRANT,
                Money.usd(amount),
                TimeWindow.at(at),
                LocalDate.ofInstant(at, java.time.ZoneOffset.UTC),
                null,
                Provenance.of("movements.csv"));
    }

    private static List<String[]> lines(String name) {
        try (InputStream in = requireNonNull(SampleMonthsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
