package io.trueup.console.decision;

import io.trueup.console.decision.SettledMonths.Settled;
import io.trueup.job.Attention;
import io.trueup.store.MonthStandings.Total;
import io.trueup.store.Standing;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Money in dispute that waits for somebody: what is decided neither counts as open nor takes the place of what is.
 *
 * @param months the most money first
 * @param totals by currency, of all months
 */
public record OpenDisputes(List<Standing> months, List<Total> totals) {

    public OpenDisputes {
        months = List.copyOf(months);
        totals = List.copyOf(totals);
    }

    private record Key(String organization, YearMonth month) {}

    /**
     * @param attention with as many disputed months more than wanted as are decided
     * @param most so many months
     */
    public static OpenDisputes of(Attention attention, List<Settled> decided, int most) {
        Set<Key> keys = decided.stream()
                .map(one -> new Key(one.organization(), one.month()))
                .collect(Collectors.toUnmodifiableSet());
        return new OpenDisputes(
                attention.disputed().stream()
                        .filter(one -> !keys.contains(new Key(one.organization(), one.month())))
                        .limit(most)
                        .toList(),
                attention.totalDisputed().stream()
                        .map(total -> without(total, decided))
                        .filter(total -> total.months() > 0)
                        .toList());
    }

    private static Total without(Total total, List<Settled> decided) {
        List<BigDecimal> gone = decided.stream()
                .filter(one -> one.currency().equals(total.currency()))
                .map(Settled::disputed)
                .toList();
        return new Total(
                total.currency(),
                total.months() - gone.size(),
                total.amount().subtract(gone.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
}
