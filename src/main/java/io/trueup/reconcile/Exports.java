package io.trueup.reconcile;

import io.trueup.document.DocumentKind;
import io.trueup.invoice.InvoiceLine;
import io.trueup.money.Money;
import io.trueup.usage.ListPrice;
import io.trueup.usage.PriceList;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Metric files against the quantities invoiced: exports were seen that count everything twice, or hold another metric's figures under a wrong name
 * (domain.md section 8). Where the invoice prints no quantity, it is what its amount buys at the list price.
 */
final class Exports {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** What is wrong with a file. */
    enum Fault {
        DOUBLED,
        MISLABELLED
    }

    /**
     * One file's metric.
     *
     * @param fault null if nothing is wrong
     * @param other the metric whose figures it holds; null if its own
     */
    record Metric(
            String meter,
            BigDecimal total,
            List<UsageDay> days,
            @Nullable Fault fault,
            @Nullable String other) {}

    /**
     * What is known of a meter's quantity.
     *
     * @param low equal to high where it is told exactly
     */
    private record Known(BigDecimal low, BigDecimal high) {
        boolean isExactly(BigDecimal quantity) {
            return low.compareTo(quantity) <= 0 && quantity.compareTo(high) <= 0;
        }
    }

    private final Map<String, Set<Known>> known = new TreeMap<>();

    private Exports(MonthBook book, Set<java.time.LocalDate> days, PriceList prices, List<UsageDay> meters) {
        Map<String, List<InvoiceLine>> sections = new TreeMap<>();
        book.entries().stream()
                .filter(entry -> !entry.sale().isCreditNote())
                .flatMap(entry -> entry.lines().stream())
                .forEach(line -> {
                    String meter = line.subject().meter();
                    if (meter != null) {
                        sections.computeIfAbsent(meter, none -> new ArrayList<>())
                                .add(line);
                    }
                });
        sections.forEach((meter, lines) -> {
            Known invoiced = invoiced(lines, book, prices);
            if (invoiced != null) {
                add(meter, invoiced);
            }
        });
        Map<String, BigDecimal> metered = new TreeMap<>();
        meters.stream()
                .filter(usage -> days.contains(usage.day()))
                .forEach(usage -> metered.merge(usage.meter(), usage.quantity(), BigDecimal::add));
        metered.forEach((meter, quantity) -> add(meter, new Known(quantity, quantity)));
    }

    /** @param days of the metric files that are compared */
    static List<Metric> judge(
            List<UsageDay> metrics,
            MonthBook book,
            Set<java.time.LocalDate> days,
            PriceList prices,
            List<UsageDay> meters) {
        Exports exports = new Exports(book, days, prices, meters);
        Map<String, List<UsageDay>> files = new TreeMap<>();
        metrics.stream()
                .filter(usage -> usage.kind() == DocumentKind.METRIC && days.contains(usage.day()))
                .forEach(usage -> files.computeIfAbsent(usage.source().file(), file -> new ArrayList<>())
                        .add(usage));
        return files.values().stream().map(exports::judge).toList();
    }

    private Metric judge(List<UsageDay> days) {
        String meter = days.getFirst().meter();
        BigDecimal total = days.stream().map(UsageDay::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal half = total.divide(TWO);
        Fault fault = null;
        String other = null;
        if (total.signum() > 0 && !holds(meter, total)) {
            other = known.keySet().stream()
                    .filter(one -> !one.equals(meter) && holds(one, total))
                    .findFirst()
                    .orElse(null);
            fault = holds(meter, half) ? Fault.DOUBLED : other != null ? Fault.MISLABELLED : null;
        }
        return new Metric(meter, total, days, fault, other);
    }

    private boolean holds(String meter, BigDecimal quantity) {
        return known.getOrDefault(meter, Set.of()).stream().anyMatch(one -> one.isExactly(quantity));
    }

    private void add(String meter, Known quantity) {
        if (quantity.high().signum() > 0) {
            known.computeIfAbsent(meter, none -> new LinkedHashSet<>()).add(quantity);
        }
    }

    private static @Nullable Known invoiced(List<InvoiceLine> lines, MonthBook book, PriceList prices) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        for (InvoiceLine line : lines) {
            Known quantity = quantity(line, book, prices);
            if (quantity == null) {
                return null;
            }
            low = low.add(quantity.low());
            high = high.add(quantity.high());
        }
        return new Known(low, high);
    }

    private static @Nullable Known quantity(InvoiceLine line, MonthBook book, PriceList prices) {
        if (line.quantity() != null) {
            return new Known(line.quantity(), line.quantity());
        }
        String meter = line.subject().meter();
        List<ListPrice> listed = meter == null
                ? List.of()
                : prices.within(
                        meter,
                        line.subject().model(),
                        line.subject().context(),
                        io.trueup.period.BillingPeriod.of(book.month()));
        if (listed.size() != 1
                || listed.getFirst().over() != null
                || listed.getFirst().price().signum() == 0) {
            return null;
        }
        BigDecimal halfCent = Money.halfCent(line.amount().currency()).value();
        return new Known(
                units(line.amount().value().subtract(halfCent), listed.getFirst()),
                units(line.amount().value().add(halfCent), listed.getFirst()));
    }

    private static BigDecimal units(BigDecimal amount, ListPrice price) {
        return amount.multiply(price.per()).divide(price.price(), MathContext.DECIMAL128);
    }
}
