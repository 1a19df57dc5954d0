package io.trueup.credit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditLedgerTest {

    private static final List<TimeWindow> AUGUST =
            List.of(BillingPeriod.of(YearMonth.of(2026, 8)).window());

    @Test
    void whatStraddlesAnEdgeMayLieOnEitherSide() {
        Drawdown told = ledger(List.of(
                        reading("2026-07-31T12:00:00Z", "100"),
                        reading("2026-08-01T12:00:00Z", "90"),
                        reading("2026-08-31T12:00:00Z", "50"),
                        reading("2026-09-01T12:00:00Z", "42")))
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(range("40", "58"));
        assertThat(told.estimate()).isEqualTo(Money.usd("49"));
        assertThat(told.opening()).isEqualTo(range("90", "100"));
        assertThat(told.openingEstimate()).isEqualTo(Money.usd("95"));
        assertThat(told.closing()).isEqualTo(range("42", "50"));
        assertThat(told.closingEstimate()).isEqualTo(Money.usd("46"));
    }

    @Test
    void creditCannotBeSpentBeforeThePurchaseThatFillsThePool() {
        Drawdown told = ledger(
                        List.of(reading("2026-08-01T00:00:00Z", "30"), reading("2026-09-02T00:00:00Z", "45")),
                        purchase("2026-09-01", "100"))
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(range("0", "30"));
        assertThat(told.closing()).isEqualTo(range("0", "30"));
        assertThat(told.movements()).as("no part of its window is in August").isEmpty();
    }

    @Test
    void aPurchaseOfTheLastDayMayHaveComeInTimeOrNot() {
        Drawdown told = ledger(
                        List.of(
                                reading("2026-08-01T00:00:00Z", "30"),
                                reading("2026-09-01T00:00:00Z", "10"),
                                reading("2026-09-02T00:00:00Z", "60")),
                        purchase("2026-08-31", "50"))
                .over(AUGUST);

        assertThat(told.range()).as("only the second interval can hold it").isEqualTo(range("20", "20"));
        assertThat(told.movements())
                .singleElement()
                .extracting(PlacedMovement::side)
                .isEqualTo(PlacedMovement.Side.AFTER);

        Drawdown either = ledger(
                        List.of(
                                reading("2026-08-01T00:00:00Z", "30"),
                                reading("2026-09-01T00:00:00Z", "10"),
                                reading("2026-09-02T00:00:00Z", "10")),
                        purchase("2026-08-31", "50"))
                .over(AUGUST);
        assertThat(either.range()).isEqualTo(range("20", "70"));
        assertThat(either.estimate()).as("nearest to the middle of its window").isEqualTo(Money.usd("70"));
    }

    @Test
    void aCreditNoteOrRefundIsNotConsumption() {
        Drawdown told = ledger(
                        List.of(reading("2026-08-01T00:00:00Z", "100"), reading("2026-09-01T00:00:00Z", "20")),
                        moved(Movement.Kind.EXPIRY, "2026-08-10T00:00:00Z", "-30"),
                        moved(Movement.Kind.REFUND, "2026-08-11T00:00:00Z", "-10"))
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(range("40", "40"));
    }

    @Test
    void agreeingReadingsOfOneInstantAreOneAndDifferingOnesAreKeptOut() {
        BalanceReading one = reading("2026-08-10T00:00:00Z", "70");
        BalanceReading other = reading("2026-08-10T00:00:00Z", "75");
        CreditLedger ledger = ledger(List.of(
                reading("2026-08-01T00:00:00Z", "100"),
                reading("2026-08-01T00:00:00Z", "100.00"),
                one,
                other,
                reading("2026-09-01T00:00:00Z", "60")));

        assertThat(ledger.readings()).hasSize(2);
        assertThat(ledger.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict)
                .containsExactlyInAnyOrder(one, other));
        assertThat(ledger.over(AUGUST).range()).isEqualTo(range("40", "40"));
    }

    @Test
    void withoutReadingsNothingIsKnown() {
        Drawdown none = ledger(List.of()).over(AUGUST);
        assertThat(none.range()).isEqualTo(AmountRange.unknown());
        assertThat(none.estimate()).isNull();
        assertThat(none.opening()).isEqualTo(AmountRange.unknown());

        CreditLedger july = ledger(List.of(reading("2026-07-01T00:00:00Z", "9"), reading("2026-08-01T00:00:00Z", "5")));
        assertThat(july.hasEvidence(AUGUST)).isFalse();
        assertThat(july.over(AUGUST).range()).isEqualTo(AmountRange.unknown());
        assertThat(july.over(AUGUST).opening()).isEqualTo(AmountRange.point(Money.usd("5")));
        assertThat(july.over(AUGUST).openingEstimate()).isEqualTo(Money.usd("5"));
        assertThat(july.over(AUGUST).closingEstimate()).isNull();
        assertThat(july.over(List.of()).range()).isEqualTo(AmountRange.unknown());
    }

    @Test
    void daysWithoutReadingsOpenTheUpperEndAndFollowTheMeanRate() {
        Drawdown told = ledger(List.of(
                        reading("2026-08-01T00:00:00Z", "100"),
                        reading("2026-08-11T00:00:00Z", "90"),
                        reading("2026-08-21T00:00:00Z", "80")))
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(AmountRange.of(Money.usd("20"), null));
        assertThat(told.estimate()).isEqualTo(Money.usd("31"));
        assertThat(told.closing()).isEqualTo(AmountRange.unknown());
        assertThat(told.closingEstimate()).isEqualTo(Money.usd("69"));
        assertThat(told.assumptions()).singleElement().asString().contains("2026-08-21", "mean rate");
    }

    @Test
    void aRiseWithoutPaperTakesTheMeanRateAndOpensTheUpperEnd() {
        Drawdown told = ledger(List.of(
                        reading("2026-08-01T00:00:00Z", "100"),
                        reading("2026-08-11T00:00:00Z", "80"),
                        reading("2026-08-21T00:00:00Z", "130"),
                        reading("2026-09-01T00:00:00Z", "108")))
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(AmountRange.of(Money.usd("42"), null));
        assertThat(told.estimate()).isEqualTo(Money.usd("62"));
        assertThat(told.shortfalls())
                .singleElement()
                .extracting(Shortfall::amount)
                .isEqualTo(Money.usd("50"));
    }

    @Test
    void severalWindowsAreOneQuestion() {
        CreditLedger ledger = ledger(List.of(
                reading("2026-08-01T00:00:00Z", "100"),
                reading("2026-08-11T00:00:00Z", "80"),
                reading("2026-08-21T00:00:00Z", "50"),
                reading("2026-09-01T00:00:00Z", "10")));
        List<TimeWindow> apart = List.of(
                window("2026-08-21T00:00:00Z", "2026-09-01T00:00:00Z"),
                window("2026-08-01T00:00:00Z", "2026-08-11T00:00:00Z"));
        assertThat(ledger.over(apart).range()).isEqualTo(range("60", "60"));

        List<TimeWindow> touching = List.of(
                window("2026-08-01T00:00:00Z", "2026-08-15T00:00:00Z"),
                window("2026-08-15T00:00:00Z", "2026-09-01T00:00:00Z"));
        assertThat(ledger.over(touching)).isEqualTo(ledger.over(AUGUST));
    }

    @Test
    void aMovementOnAReadingIsContainedInIt() {
        Drawdown told = ledger(
                        List.of(reading("2026-08-01T00:00:00Z", "500"), reading("2026-09-01T00:00:00Z", "900")),
                        moved(Movement.Kind.GRANT, "2026-08-01T00:00:00Z", "500"),
                        moved(Movement.Kind.GRANT, "2026-09-01T00:00:00Z", "500"))
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(range("100", "100"));
        assertThat(told.movements().stream().map(PlacedMovement::side))
                .containsExactly(PlacedMovement.Side.BEFORE, PlacedMovement.Side.WITHIN);
    }

    @Test
    void aPurchaseIsNeededWhereARiseHasNoOtherReason() {
        Movement needed = purchase("2026-08-10", "50");
        Movement idle = purchase("2026-08-20", "50");
        Movement outside = purchase("2026-09-05", "50");
        CreditLedger ledger = ledger(
                List.of(
                        reading("2026-08-01T00:00:00Z", "60"),
                        reading("2026-08-10T00:00:00Z", "10"),
                        reading("2026-08-12T00:00:00Z", "55"),
                        reading("2026-09-01T00:00:00Z", "5")),
                needed,
                idle,
                outside);

        assertThat(ledger.needs(needed)).isTrue();
        assertThat(ledger.needs(idle)).isFalse();
        assertThat(ledger.needs(outside)).isFalse();
        assertThat(ledger.liesBetweenReadings(idle)).isTrue();
        assertThat(ledger.liesBetweenReadings(outside)).isFalse();
        assertThat(ledger.over(AUGUST).range()).isEqualTo(range("155", "155"));
        assertThat(ledger.without(idle).over(AUGUST).range()).isEqualTo(range("105", "105"));
        assertThat(ledger.without(needed).over(AUGUST).shortfalls()).hasSize(1);
    }

    @Test
    void aPoolReadBelowZeroHasNoFloor() {
        Drawdown told = CreditLedger.of(
                        List.of(
                                credits("2026-08-01T00:00:00Z", 100),
                                credits("2026-08-31T00:00:00Z", -50),
                                credits("2026-09-02T00:00:00Z", -80)),
                        List.of())
                .over(AUGUST);

        assertThat(told.range()).isEqualTo(AmountRange.of(Credits.of(150), Credits.of(180)));
        assertThat(told.closing()).isEqualTo(AmountRange.of(Credits.of(-80), Credits.of(-50)));
    }

    @Test
    void aShapeMovesTheEstimateOnly() {
        CreditLedger ledger =
                ledger(List.of(reading("2026-07-31T00:00:00Z", "100"), reading("2026-09-01T00:00:00Z", "0")));
        Drawdown shaped = ledger.over(AUGUST, (_, _, _) -> new BigDecimal("0.25"));

        assertThat(shaped.range()).isEqualTo(ledger.over(AUGUST).range()).isEqualTo(range("0", "100"));
        assertThat(shaped.estimate()).isEqualTo(Money.usd("75"));
        assertThat(shaped.openingEstimate()).isEqualTo(Money.usd("75"));
    }

    @Test
    void evenlyByTimeDoesNotSpendBeforeThePurchase() {
        Drawdown told = ledger(
                        List.of(reading("2026-07-22T00:00:00Z", "10"), reading("2026-08-11T00:00:00Z", "10")),
                        moved(Movement.Kind.GRANT, "2026-08-05T00:00:00Z", "100"))
                .over(List.of(window("2026-08-01T00:00:00Z", "2026-08-11T00:00:00Z")));

        assertThat(told.range()).isEqualTo(range("90", "100"));
        assertThat(told.estimate()).isEqualTo(Money.usd("90"));
        assertThat(told.openingEstimate()).isEqualTo(Money.usd("0"));
    }

    @Test
    void tooManyPlacementsGiveAWiderRangeAndSaySo() {
        List<BalanceReading> readings = new java.util.ArrayList<>();
        List<Movement> movements = new java.util.ArrayList<>();
        Instant start = Instant.parse("2026-08-31T00:00:00Z");
        for (int i = 0; i < 40; i++) {
            readings.add(reading(start.plusSeconds(3600L * i).toString(), i < 20 ? "1000" : "1015"));
        }
        Amount all = Money.usd("0");
        for (int i = 0; i < 40; i++) {
            Movement purchase = purchase("2026-08-31", "10.%02d".formatted(i));
            movements.add(purchase);
            all = all.plus(purchase.amount());
        }
        Drawdown told = CreditLedger.of(readings, movements).over(AUGUST);

        assertThat(told.shortfalls()).as("two of them explain the rise").isEmpty();
        assertThat(told.range().contains(Money.usd("0"))).isTrue();
        assertThat(told.range().contains(all.minus(Money.usd("15")))).isTrue();
        assertThat(requireNonNull(told.estimate()).isNegative()).isFalse();
        assertThat(told.assumptions())
                .anySatisfy(sentence -> assertThat(sentence).contains("not every combination"));
    }

    private static AmountRange range(String low, String high) {
        return AmountRange.of(Money.usd(low), Money.usd(high));
    }

    private static TimeWindow window(String start, String end) {
        return TimeWindow.of(Instant.parse(start), Instant.parse(end));
    }

    private static CreditLedger ledger(List<BalanceReading> readings, Movement... movements) {
        return CreditLedger.of(readings, List.of(movements));
    }

    private static BalanceReading reading(String at, String remaining) {
        return new BalanceReading("api:test", Instant.parse(at), Money.usd(remaining), Provenance.of("balances.csv"));
    }

    private static BalanceReading credits(String at, long remaining) {
        return new BalanceReading(
                "computer:organization", Instant.parse(at), Credits.of(remaining), Provenance.of("balances.csv"));
    }

    private static Movement purchase(String day, String amount) {
        LocalDate date = LocalDate.parse(day);
        return new Movement(
                "api:test",
                Movement.Kind.PURCHASE,
                Money.usd(amount),
                Movement.windowOf(date),
                date,
                null,
                Provenance.of("receipt.pdf"));
    }

    private static Movement moved(Movement.Kind kind, String at, String amount) {
        Instant instant = Instant.parse(at);
        return new Movement(
                "api:test",
                kind,
                Money.usd(amount),
                TimeWindow.at(instant),
                LocalDate.ofInstant(instant, ZoneOffset.UTC),
                null,
                Provenance.of("movements.csv"));
    }
}
