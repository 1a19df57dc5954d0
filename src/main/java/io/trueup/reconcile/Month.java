package io.trueup.reconcile;

import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The month under reconciliation: what is known, what is booked, and whether it is over. */
record Month(YearMonth month, Facts facts, Books books, List<Pool> pools) {

    static Month of(Facts facts, YearMonth month) {
        Books books = Books.of(facts);
        List<Pool> pools = new ArrayList<>();
        facts.organization().api().forEach(group -> pools.add(Pool.of(facts, books, group.account())));
        if (facts.organization().computer() != null) {
            Pool pool = Pool.of(facts, books, ComputerPool.ACCOUNT);
            pools.add(pool.with(PoolExpiry.of(new Month(month, facts, books, List.of(pool)), pool)));
        }
        return new Month(month, facts, books, List.copyOf(pools));
    }

    /** Another month of the same facts. */
    Month at(YearMonth other) {
        return new Month(other, facts, books, pools);
    }

    BillingPeriod days() {
        return BillingPeriod.of(month);
    }

    TimeWindow window() {
        return days().window();
    }

    boolean isOver() {
        return !facts.asOf().isBefore(window().end());
    }

    boolean touches(TimeWindow other) {
        TimeWindow window = window();
        return other.isInstant()
                ? window.contains(other.start())
                : other.start().isBefore(window.end()) && window.start().isBefore(other.end());
    }

    /** In {@code (start, end]} of the month: the instants whose balance tells of the month's own usage. */
    boolean endsWith(Instant instant) {
        TimeWindow window = window();
        return instant.isAfter(window.start()) && !instant.isAfter(window.end());
    }

    /** The names of the organization's accounts. */
    List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        facts.organization().api().forEach(group -> accounts.add(group.account()));
        if (facts.organization().seats() != null) {
            accounts.add(SeatContract.ACCOUNT);
        }
        if (facts.organization().computer() != null) {
            accounts.add(ComputerPool.ACCOUNT);
        }
        return accounts;
    }

    Pool pool(String account) {
        return pools.stream()
                .filter(pool -> pool.name().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** Such as {@code August 2026}. */
    String words() {
        return month.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH) + " "
                + month.getYear();
    }
}
