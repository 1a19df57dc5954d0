package io.trueup.report.portfolio;

import io.trueup.reconcile.Reconciliation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One organization in a portfolio. Figures are told to the cent, in its currency or (Computer) in credits, which are never added together.
 *
 * @param currency of its accounts; {@code not known} if it was set aside, {@code none} if it has no account in money
 * @param variance the net of its accounts
 * @param inDispute what its errors are worth in its currency, without sign; zero if none is countable
 * @param finding the code of the largest error, else warning; {@code none} if there is neither
 * @param found that finding's sentence
 * @param setAside how many documents could not be read
 * @param version null if it was set aside
 * @param problem why it was set aside; null otherwise
 */
public record PortfolioRow(
        String organization,
        String name,
        Standing standing,
        String currency,
        Figure low,
        Figure estimate,
        Figure high,
        Figure invoiced,
        Figure variance,
        BigDecimal inDispute,
        Figure credits,
        BigDecimal creditsInDispute,
        long errors,
        long warnings,
        String finding,
        String found,
        long setAside,
        @Nullable Integer version,
        @Nullable String problem) {

    /** Changes whenever the same reconciliation could give another row. */
    public static final String FORM = "1";

    static final String NO_CURRENCY = "none";

    /** The row of a version. */
    public static PortfolioRow of(Reconciliation month, int version) {
        return RowOfMonth.of(month, version);
    }

    /** Dollars first, then the other currencies, then what has none: amounts of two currencies have no order. */
    public int currencyRank() {
        return Totals.rank(currency);
    }

    /**
     * The row of an organization that was not run to its end.
     *
     * @param problem a sentence a line
     */
    public static PortfolioRow setAside(String organization, String problem) {
        Figure unknown = Figure.unknown(Figure.NOT_KNOWN);
        return new PortfolioRow(
                organization,
                Figure.NOT_KNOWN,
                Standing.SET_ASIDE,
                Figure.NOT_KNOWN,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                BigDecimal.ZERO,
                unknown,
                BigDecimal.ZERO,
                0,
                0,
                "none",
                "",
                0,
                null,
                problem);
    }
}
