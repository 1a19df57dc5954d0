package io.trueup.console.month;

import io.trueup.console.page.Shown;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proved range of a month's spend as a bar, with the best estimate in it and the invoice beside or inside it. Places are in the units of
 * the picture, {@value #WIDTH} wide.
 *
 * @param openLow whether nothing bounds the range below; the bar then begins at the edge
 * @param openHigh whether nothing bounds it above
 * @param isPoint whether both ends are one figure
 * @param bestAt null if there is no estimate
 * @param invoicedAt null if there is no invoice
 * @param isInside whether the invoice lies in the range
 */
record RangePicture(
        int lowAt,
        int highAt,
        boolean openLow,
        boolean openHigh,
        boolean isPoint,
        @Nullable Integer bestAt,
        @Nullable Integer invoicedAt,
        boolean isInside,
        String low,
        String high,
        String best,
        String invoiced,
        String words) {

    static final int WIDTH = 720;

    /** Room for the figures left and right of the bar. */
    private static final int MARGIN = 150;

    private static final int NARROWEST = 4;

    /** @return null if nothing is known to draw */
    static @Nullable RangePicture of(AccountResult account) {
        Amount low = account.spend().range().low();
        Amount high = account.spend().range().high();
        Amount best = account.spend().estimate();
        Amount invoiced = account.invoiced();
        List<BigDecimal> values = new ArrayList<>();
        for (Amount amount : new @Nullable Amount[] {low, high, best, invoiced}) {
            if (amount != null) {
                values.add(amount.value());
            }
        }
        if (values.isEmpty() || low == null && high == null) {
            return null;
        }
        Scale scale = Scale.of(values);
        int lowAt = low == null ? MARGIN / 2 : scale.at(low.value());
        int highAt = high == null ? WIDTH - MARGIN / 2 : scale.at(high.value());
        return new RangePicture(
                lowAt,
                Math.max(highAt, lowAt + NARROWEST),
                low == null,
                high == null,
                account.spend().range().isPoint(),
                best == null ? null : scale.at(best.value()),
                invoiced == null ? null : scale.at(invoiced.value()),
                invoiced != null && account.spend().range().contains(invoiced),
                Shown.amount(low),
                Shown.amount(high),
                Shown.amount(best),
                Shown.amount(invoiced),
                words(account));
    }

    private static String words(AccountResult account) {
        String range = Shown.range(account.spend().range(), account.spend().estimate());
        return "Spend of " + account.account() + ": " + range
                + (account.invoiced() == null ? "; no invoice" : "; invoiced " + Shown.amount(account.invoiced()));
    }

    public int width() {
        return highAt - lowAt;
    }

    /** The picture's axis: from the least to the largest figure. */
    private record Scale(BigDecimal least, BigDecimal span) {
        static Scale of(List<BigDecimal> values) {
            BigDecimal least = values.stream().reduce(BigDecimal::min).orElseThrow();
            BigDecimal most = values.stream().reduce(BigDecimal::max).orElseThrow();
            return new Scale(least, most.subtract(least));
        }

        int at(BigDecimal value) {
            if (span.signum() == 0) {
                return WIDTH / 2;
            }
            return MARGIN
                    + value.subtract(least)
                            .multiply(BigDecimal.valueOf(WIDTH - 2 * MARGIN))
                            .divide(span, MathContext.DECIMAL64)
                            .setScale(0, RoundingMode.HALF_UP)
                            .intValueExact();
        }
    }
}
