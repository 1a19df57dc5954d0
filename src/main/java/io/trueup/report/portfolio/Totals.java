package io.trueup.report.portfolio;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The sums by currency and status, kept while rows go by; they are the cached values of the Summary's formulas. */
final class Totals {

    /** Dollars first, what has no currency last. */
    static final Comparator<String> CURRENCIES =
            Comparator.comparingInt(Totals::rank).thenComparing(Comparator.naturalOrder());

    private final Map<String, Map<Standing, Sums>> money = new TreeMap<>(CURRENCIES);
    private final Map<Standing, Sums> credits = new EnumMap<>(Standing.class);
    private long rows;

    /** What rows of one currency and status come to. */
    static final class Sums {
        long rows;
        final Sum low = new Sum();
        final Sum estimate = new Sum();
        final Sum high = new Sum();
        final Sum invoiced = new Sum();
        final Sum dispute = new Sum();

        void add(Sums other) {
            rows += other.rows;
            low.add(other.low);
            estimate.add(other.estimate);
            high.add(other.high);
            invoiced.add(other.invoiced);
            dispute.add(other.dispute);
        }
    }

    /** A sum of what is known, and of how many rows. */
    static final class Sum {
        BigDecimal value = BigDecimal.ZERO;
        long known;

        void add(Figure figure) {
            BigDecimal addend = figure.value();
            if (addend != null) {
                value = value.add(addend);
                known++;
            }
        }

        void add(Sum other) {
            value = value.add(other.value);
            known += other.known;
        }
    }

    void add(PortfolioRow row) {
        rows++;
        Sums sums = money.computeIfAbsent(row.currency(), none -> new EnumMap<>(Standing.class))
                .computeIfAbsent(row.standing(), none -> new Sums());
        sums.rows++;
        sums.low.add(row.low());
        sums.estimate.add(row.estimate());
        sums.high.add(row.high());
        sums.invoiced.add(row.invoiced());
        sums.dispute.add(Figure.of(row.inDispute()));
        if (row.standing() != Standing.SET_ASIDE && hasPool(row)) {
            Sums pool = credits.computeIfAbsent(row.standing(), none -> new Sums());
            pool.rows++;
            pool.estimate.add(row.credits());
            pool.dispute.add(Figure.of(row.creditsInDispute()));
        }
    }

    private static boolean hasPool(PortfolioRow row) {
        return row.credits().value() != null
                || row.credits().word().equals(Figure.NOT_KNOWN)
                || row.creditsInDispute().signum() != 0;
    }

    long rows() {
        return rows;
    }

    long rows(Standing standing) {
        return money.values().stream()
                .map(byStanding -> byStanding.get(standing))
                .mapToLong(sums -> sums == null ? 0 : sums.rows)
                .sum();
    }

    Map<String, Map<Standing, Sums>> money() {
        return money;
    }

    Map<Standing, Sums> credits() {
        return credits;
    }

    static int rank(String currency) {
        return switch (currency) {
            case "USD" -> 0;
            case PortfolioRow.NO_CURRENCY -> 2;
            case Figure.NOT_KNOWN -> 3;
            default -> 1;
        };
    }
}
