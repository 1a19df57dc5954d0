package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.money.Money;
import io.trueup.reconcile.Exports.Fault;
import io.trueup.reconcile.Exports.Metric;
import io.trueup.usage.ListPrice;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * EXPORT_DOUBLED and EXPORT_MISLABELLED; a metric file that is neither stands for the meters where those are missing, and is compared with all lines
 * of its meter together, since it tells no model (USAGE_MISMATCH).
 */
final class ExportCheck implements ApiCheck {

    /** A line of the metric's meter where it stands, with its list prices a unit. */
    private record Charged(InvoiceLine line, Provenance place, List<BigDecimal> prices) {}

    @Override
    public List<Finding> examine(ApiMonth api) {
        List<Finding> findings = new ArrayList<>();
        for (Metric metric : api.usage().exports()) {
            Finding finding = metric.fault() != null
                    ? faulty(api, metric, metric.fault())
                    : api.usage().meters().isEmpty() ? mismatch(api, metric) : null;
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private static Finding faulty(ApiMonth api, Metric metric, Fault fault) {
        Provenance place = metric.days().getFirst().source();
        String total = Quantities.words(metric.total());
        return fault == Fault.DOUBLED
                ? new Finding(
                        FindingCode.EXPORT_DOUBLED,
                        api.account(),
                        null,
                        "%s holds %s units of %s, exactly twice what is charged; the export counts everything twice and is not used."
                                .formatted(place.file(), total, metric.meter()),
                        List.of(place))
                : new Finding(
                        FindingCode.EXPORT_MISLABELLED,
                        api.account(),
                        null,
                        "%s is named after %s, but its %s units are those of %s; it is not used."
                                .formatted(place.file(), metric.meter(), total, metric.other()),
                        List.of(place));
    }

    private static @Nullable Finding mismatch(ApiMonth api, Metric metric) {
        List<Charged> charged = charged(api, metric.meter());
        if (charged.isEmpty() || !tellsEveryDay(api, metric)) {
            return null;
        }
        BigDecimal invoiced = BigDecimal.ZERO;
        Money amount = Money.zero(api.book().currency());
        Set<BigDecimal> prices = new HashSet<>();
        for (Charged one : charged) {
            BigDecimal quantity = one.line().quantity();
            if (quantity == null || one.prices().isEmpty()) {
                return null;
            }
            invoiced = invoiced.add(quantity);
            amount = amount.plus(one.line().amount());
            prices.addAll(one.prices());
        }
        BigDecimal least = prices.stream().min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal difference = invoiced.subtract(metric.total());
        Money worth = Money.of(difference.multiply(least), amount.currency());
        if (worth.abs().compareTo(UsageCheck.allowed(api, amount, charged.size())) <= 0) {
            return null;
        }
        List<Provenance> evidence =
                new ArrayList<>(charged.stream().map(Charged::place).toList());
        evidence.add(metric.days().getFirst().source());
        return new Finding(
                FindingCode.USAGE_MISMATCH,
                api.account(),
                prices.size() == 1 ? worth.told() : null,
                "Of %s %s units are invoiced in all, the metric file counts %s: %s%s."
                        .formatted(
                                metric.meter(),
                                Quantities.words(invoiced),
                                Quantities.words(metric.total()),
                                prices.size() == 1 ? "a difference of " : "a difference of at least ",
                                worth.abs().inWords()),
                evidence);
    }

    private static boolean tellsEveryDay(ApiMonth api, Metric metric) {
        Set<LocalDate> told = new HashSet<>();
        metric.days().stream().map(UsageDay::day).forEach(told::add);
        return api.days().stream()
                .allMatch(period -> period.start().datesUntil(period.end()).allMatch(told::contains));
    }

    /** Empty if a line tells no meter: it could be of this one. */
    private static List<Charged> charged(ApiMonth api, String meter) {
        List<Charged> charged = new ArrayList<>();
        for (MonthBook.Entry entry : api.book().entries()) {
            for (InvoiceLine line : entry.lines()) {
                if (line.subject().meter() == null || entry.sale().isCreditNote()) {
                    return List.of();
                }
                if (meter.equals(line.subject().meter())) {
                    charged.add(new Charged(line, entry.at(line), prices(RateCheck.listed(api, entry, line))));
                }
            }
        }
        return charged;
    }

    private static List<BigDecimal> prices(List<ListPrice> listed) {
        return listed.stream()
                .flatMap(price -> price.prices().stream().map(one -> one.divide(price.per(), MathContext.DECIMAL128)
                        .stripTrailingZeros()))
                .toList();
    }
}
