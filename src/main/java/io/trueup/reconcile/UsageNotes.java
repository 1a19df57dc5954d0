package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Count;
import io.trueup.usage.ListPrice;
import io.trueup.usage.Meters;
import io.trueup.usage.PriceList;
import io.trueup.usage.Rating.Rated;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** UNKNOWN_METER and PRICE_MISSING: usage of the month that cannot be turned into money, with its quantity. */
final class UsageNotes implements ApiCheck {

    private static final int MOST_PLACES = 20;

    @Override
    public List<Finding> examine(ApiMonth api) {
        PriceList prices = api.month().facts().prices();
        Map<String, List<UsageDay>> unknown = new TreeMap<>();
        Map<String, List<UsageDay>> unpriced = new TreeMap<>();
        for (Rated rated : api.usage().within(api.windows())) {
            UsageDay usage = rated.usage();
            if (usage.quantity().signum() == 0 || rated.listed()) {
                continue;
            }
            if (Meters.isKnown(usage.meter()) || prices.knows(usage.meter())) {
                unpriced.computeIfAbsent(subject(usage), subject -> new ArrayList<>())
                        .add(usage);
            } else {
                unknown.computeIfAbsent(usage.meter(), meter -> new ArrayList<>())
                        .add(usage);
            }
        }
        // beside meters a metric file does not count; that nobody knows what it holds is told all the same
        api.usage().exports().stream()
                .filter(metric -> metric.total().signum() != 0
                        && !Meters.isKnown(metric.meter())
                        && !prices.knows(metric.meter()))
                .forEach(metric -> unknown.putIfAbsent(metric.meter(), metric.days()));
        List<Finding> findings = new ArrayList<>();
        unknown.forEach((meter, days) -> findings.add(finding(
                FindingCode.UNKNOWN_METER,
                api,
                days,
                "\"%s\" is a meter that this program does not know: %s units of it %s are not in the figures."
                        .formatted(meter, plain(quantity(days)), when(days)))));
        unpriced.forEach((subject, days) -> findings.add(finding(
                FindingCode.PRICE_MISSING,
                api,
                days,
                "The price list has no price of %s %s: %s units cannot be turned into money.%s"
                        .formatted(subject, when(days), plain(quantity(days)), hole(prices, days.getFirst())))));
        return findings;
    }

    private static Finding finding(FindingCode code, ApiMonth api, List<UsageDay> days, String message) {
        List<Provenance> places = days.stream()
                .map(UsageDay::source)
                .distinct()
                .limit(MOST_PLACES)
                .toList();
        return new Finding(code, api.account(), Count.of(quantity(days)), message, places);
    }

    private static BigDecimal quantity(List<UsageDay> days) {
        return days.stream().map(UsageDay::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String subject(UsageDay usage) {
        return Stream.of(
                        usage.meter(),
                        usage.model() == null ? null : "of " + usage.model(),
                        usage.context() == null ? null : "with " + usage.context() + " context")
                .filter(Objects::nonNull)
                .reduce((one, next) -> one + " " + next)
                .orElseThrow();
    }

    private static String when(List<UsageDay> days) {
        LocalDate first =
                days.stream().map(UsageDay::day).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                days.stream().map(UsageDay::day).max(Comparator.naturalOrder()).orElseThrow();
        return first.equals(last) ? "on " + first : "from " + first + " to " + last;
    }

    private static String hole(PriceList prices, UsageDay usage) {
        return prices.gaps().stream()
                .filter(gap -> isOf(gap.before(), usage)
                        && !usage.day().isBefore(gap.from())
                        && usage.day().isBefore(gap.until()))
                .findFirst()
                .map(gap -> " The list has a hole there, from %s to %s."
                        .formatted(gap.from(), gap.until().minusDays(1)))
                .orElse("");
    }

    private static boolean isOf(ListPrice price, UsageDay usage) {
        return price.meter().equals(usage.meter())
                && (price.model() == null || price.model().equals(usage.model()))
                && (price.context() == null || price.context().equals(usage.context()));
    }

    private static String plain(BigDecimal quantity) {
        return Quantities.words(quantity);
    }
}
