package io.trueup.console.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.BalanceReading;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.BridgeStep.Cause;
import io.trueup.reconcile.PoolDay;
import io.trueup.reconcile.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private static AccountResult account(AmountRange range, Amount estimate, Amount invoiced, BridgeStep... bridge) {
        return new AccountResult(
                "api:ops",
                "USD",
                BillingPeriod.of(YearMonth.of(2026, 8)),
                new Spend(range, estimate, Basis.CREDIT_DELTA),
                null,
                invoiced,
                null,
                null,
                null,
                Verdict.MATCHED,
                List.of(bridge),
                null);
    }

    private static AmountRange range(String low, String high) {
        return AmountRange.of(low == null ? null : Money.usd(low), high == null ? null : Money.usd(high));
    }

    @Test
    void anInvoiceBeyondTheRangeStandsBesideIt() {
        RangePicture picture =
                RangePicture.of(account(range("188.56", "203.05"), Money.usd("195.26"), Money.usd("237.30")));

        assertThat(picture.isInside()).isFalse();
        assertThat(picture.invoicedAt()).isGreaterThan(picture.highAt());
        assertThat(picture.bestAt()).isBetween(picture.lowAt(), picture.highAt());
        assertThat(picture.words()).contains("between 188.56 and 203.05 USD", "invoiced 237.30 USD");
    }

    @Test
    void anOpenEndRunsToTheEdge() {
        RangePicture picture = RangePicture.of(account(range("11.20", null), null, null));

        assertThat(picture.openHigh()).isTrue();
        assertThat(picture.openLow()).isFalse();
        assertThat(picture.bestAt()).isNull();
    }

    @Test
    void whatIsNotKnownIsNotDrawn() {
        assertThat(RangePicture.of(account(AmountRange.unknown(), null, Money.usd("5"))))
                .isNull();
        assertThat(Waterfall.of(account(range("1", "2"), Money.usd("1.5"), null)))
                .isNull();
        assertThat(BalanceChart.of(List.of())).isNull();
    }

    @Test
    void theBarsOfABridgeMeetEachOther() {
        Waterfall waterfall = Waterfall.of(account(
                range("90", "110"),
                Money.usd("100"),
                Money.usd("130"),
                new BridgeStep(Cause.QUANTITY, Money.usd("50")),
                new BridgeStep(Cause.PRICE, Money.usd("-20"))));

        List<Waterfall.Row> rows = waterfall.rows();
        int endOfEstimate = rows.get(0).at() + rows.get(0).width();
        int endOfQuantity = rows.get(1).at() + rows.get(1).width();
        assertThat(rows.get(1).at()).isEqualTo(endOfEstimate);
        assertThat(rows.get(2).at() + rows.get(2).width()).isEqualTo(endOfQuantity);
        assertThat(rows.get(3).at() + rows.get(3).width()).isEqualTo(rows.get(2).at());
        assertThat(rows).extracting(Waterfall.Row::amount).contains("+50.00 USD", "−20.00 USD");
    }

    @Test
    void anAxisThatDoesNotBeginAtZeroSaysSo() {
        BridgeStep step = new BridgeStep(Cause.ROUNDING, Money.usd("0.17"));

        assertThat(Waterfall.of(account(range("600", "602"), Money.usd("600.71"), Money.usd("600.88"), step))
                        .from())
                .isEqualTo("600.00 USD");
        assertThat(Waterfall.of(account(range("0", "1"), Money.usd("0.10"), Money.usd("0.27"), step))
                        .from())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyPictureStaysInItsFrame(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Money low = money(random);
            Money high = low.plus(Money.usd(Integer.toString(random.nextInt(3) * random.nextInt(10_000))));
            Money estimate = low.plus(Money.usd("0"));
            Money step = money(random);
            Money invoiced = estimate.plus(step);
            AccountResult account =
                    account(AmountRange.of(low, high), estimate, invoiced, new BridgeStep(Cause.UNEXPLAINED, step));
            RangePicture picture = RangePicture.of(account);
            assertThat(picture.lowAt()).as("seed %d, round %d", seed, round).isBetween(0, RangePicture.WIDTH);
            assertThat(picture.highAt()).as("seed %d, round %d", seed, round).isBetween(0, RangePicture.WIDTH);
            for (Waterfall.Row row : Waterfall.of(account).rows()) {
                assertThat(row.at()).as("seed %d, round %d", seed, round).isBetween(0, Waterfall.WIDTH);
                assertThat(row.at() + row.width())
                        .as("seed %d, round %d", seed, round)
                        .isLessThanOrEqualTo(Waterfall.WIDTH + 2);
            }
        }
    }

    private static Money money(Random random) {
        return Money.usd(
                (random.nextInt(4) == 0 ? "-" : "") + random.nextInt(1_000_000) / (1 + random.nextInt(1000)) + ".37");
    }

    @Test
    void aBalanceShowsReadingsPurchasesAndWhatIsProvedBetweenThem() {
        List<PoolDay> days = new ArrayList<>();
        for (int day = 1; day <= 31; day++) {
            LocalDate date = LocalDate.of(2026, 8, day);
            Money closing = Money.usd(Integer.toString(500 - 10 * day));
            boolean read = day % 7 == 0;
            days.add(new PoolDay(
                    "api:ops",
                    date,
                    AmountRange.of(closing.plus(Money.usd("10")), closing.plus(Money.usd("14"))),
                    closing.plus(Money.usd("12")),
                    AmountRange.of(closing, closing.plus(Money.usd("4"))),
                    closing.plus(Money.usd("2")),
                    range("8", "12"),
                    Money.usd("10"),
                    Money.usd(day == 15 ? "300" : "0"),
                    Money.usd("0"),
                    Money.usd("0"),
                    read ? 1 : 0,
                    read
                            ? new BalanceReading(
                                    "api:ops", Instant.parse(date + "T12:00:00Z"), closing, Provenance.of("b.csv"))
                            : null));
        }

        BalanceChart chart = BalanceChart.of(days);

        assertThat(chart.readings()).hasSize(4).allMatch(dot -> dot.y() > 0 && dot.y() < BalanceChart.HEIGHT);
        assertThat(chart.purchases()).singleElement().satisfies(bar -> assertThat(bar.words())
                .isEqualTo("2026-08-15: bought 300.00 USD"));
        assertThat(chart.band().split(" ")).hasSize(62);
        assertThat(chart.line().split(" ")).hasSize(31);
        assertThat(chart.rows()).hasSize(31);
    }
}
