package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.usage.ListPrice;
import io.trueup.usage.Rating.Rated;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * USAGE_MISMATCH: every line that tells its meter against the console's meters, over periods that the meters cover whole. Metric files are
 * compared by {@link ExportCheck}; response logs prove nothing here, since not every request need be logged.
 */
final class UsageCheck implements ApiCheck {

    @Override
    public List<Finding> examine(ApiMonth api) {
        UsageMonth usage = api.usage();
        if (!api.book().isInvoiced() || usage.meters().isEmpty()) {
            return List.of();
        }
        List<UsageCharge> charges = UsageCharge.of(api);
        List<SharedCharges> shared = new ArrayList<>();
        Map<String, List<Rated>> uncharged = assign(api, charges, shared);
        List<Finding> findings = new ArrayList<>();
        for (SharedCharges group : shared) {
            if (group.charges().stream().allMatch(charge -> usage.covers(charge.period()))) {
                Finding finding = compare(api, group);
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        for (UsageCharge charge : charges) {
            boolean alone = shared.stream().noneMatch(group -> group.charges().contains(charge));
            if (alone && usage.covers(charge.period())) {
                Finding finding = compare(api, charge);
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        uncharged.forEach((subject, rated) -> {
            Finding finding = neverCharged(api, subject, rated);
            if (finding != null) {
                findings.add(finding);
            }
        });
        return findings;
    }

    /** Gives each metered quantity to the charge that tells most of its subject; what no charge fits comes back by subject. */
    private static Map<String, List<Rated>> assign(
            ApiMonth api, List<UsageCharge> charges, List<SharedCharges> shared) {
        Map<String, List<UsageCharge>> byMeter = new LinkedHashMap<>();
        charges.forEach(charge -> byMeter.computeIfAbsent(meterOf(charge), meter -> new ArrayList<>())
                .add(charge));
        Map<String, List<Rated>> uncharged = new LinkedHashMap<>();
        for (Rated rated : api.usage().within(api.windows())) {
            UsageDay usage = rated.usage();
            List<UsageCharge> fitting = best(byMeter.getOrDefault(usage.meter(), List.of()), usage);
            if (fitting.size() == 1) {
                fitting.getFirst().meter(usage);
            } else if (!fitting.isEmpty()) {
                SharedCharges.share(shared, fitting, usage);
            } else if (!mayBeCharged(api, usage)) {
                String key = usage.key() == null ? "" : " for key …" + usage.key();
                uncharged
                        .computeIfAbsent(UsageNotes.subject(usage) + key, subject -> new ArrayList<>())
                        .add(rated);
            }
        }
        return uncharged;
    }

    /** The charges that tell most of what the meter tells; several where the meter tells too little to choose. */
    private static List<UsageCharge> best(List<UsageCharge> charges, UsageDay usage) {
        int most = charges.stream().mapToInt(charge -> charge.fit(usage)).max().orElse(-1);
        return most < 0
                ? List.of()
                : charges.stream().filter(charge -> charge.fit(usage) == most).toList();
    }

    /** Charges that the meter cannot tell apart: their quantities together, at the lowest of their prices. */
    private static @Nullable Finding compare(ApiMonth api, SharedCharges group) {
        BigDecimal invoiced = BigDecimal.ZERO;
        BigDecimal lowest = null;
        Money amount = Money.zero(api.book().currency());
        int lines = 0;
        List<Provenance> evidence = new ArrayList<>();
        for (UsageCharge charge : group.charges()) {
            BigDecimal price = price(api, charge);
            BigDecimal quantity = charge.quantity();
            if (price == null || quantity == null) {
                return null;
            }
            invoiced = invoiced.add(quantity);
            lowest = lowest == null ? price : lowest.min(price);
            amount = amount.plus(charge.amount());
            lines += charge.lineCount();
            evidence.addAll(charge.evidence());
        }
        evidence.add(group.first().source());
        BigDecimal difference = invoiced.subtract(group.metered());
        Money worth = Money.of(difference.multiply(Objects.requireNonNull(lowest)), amount.currency());
        if (worth.abs().compareTo(allowed(api, amount, lines)) <= 0) {
            return null;
        }
        String message =
                "%d lines that the meter %s does not tell apart charge %s units together, it counts %s; the difference of %s at the list price of %s is %s."
                        .formatted(
                                group.charges().size(),
                                group.first().meter(),
                                Quantities.words(invoiced),
                                Quantities.words(group.metered()),
                                Quantities.words(difference),
                                Quantities.words(lowest),
                                worth.inWords());
        return new Finding(
                FindingCode.USAGE_MISMATCH, api.account(), worth.told(), message + ThreeWay.words(api), evidence);
    }

    private static String meterOf(UsageCharge charge) {
        return Objects.requireNonNull(charge.line().subject().meter());
    }

    /** Whether a line that tells no meter could be the charge for this usage. */
    private static boolean mayBeCharged(ApiMonth api, UsageDay usage) {
        return api.book().entries().stream()
                .flatMap(entry -> entry.lines().stream())
                .map(InvoiceLine::subject)
                .anyMatch(told -> told.meter() == null && fits(told, usage));
    }

    private static boolean fits(LineSubject told, UsageDay usage) {
        return (told.model() == null || usage.model() == null || told.model().equals(usage.model()))
                && (told.key() == null || usage.key() == null || told.key().equals(usage.key()));
    }

    private static @Nullable Finding compare(ApiMonth api, UsageCharge charge) {
        BigDecimal invoiced = charge.quantity();
        BigDecimal price = price(api, charge);
        if (invoiced == null || price == null) {
            return null;
        }
        BigDecimal difference = invoiced.subtract(charge.metered());
        Money worth = Money.of(difference.multiply(price), charge.amount().currency());
        if (worth.abs().compareTo(allowed(api, charge.amount(), charge.lineCount())) <= 0) {
            return null;
        }
        String message =
                "\"%s\": %s units are invoiced, the meters count %s from %s to %s; the difference of %s at the list price of %s is %s."
                        .formatted(
                                charge.line().description(),
                                Quantities.words(invoiced),
                                Quantities.words(charge.metered()),
                                charge.period().start(),
                                charge.period().end().minusDays(1),
                                Quantities.words(difference),
                                Quantities.words(price),
                                worth.inWords());
        return new Finding(
                FindingCode.USAGE_MISMATCH,
                api.account(),
                worth.told(),
                message + ThreeWay.words(api),
                charge.evidence());
    }

    /** The tolerance of that line, and half a cent for each rounding. */
    static Money allowed(ApiMonth api, Money amount, int lines) {
        return api.month()
                .facts()
                .organization()
                .tolerance()
                .of(amount)
                .plus(Money.halfCent(amount.currency()).times(BigDecimal.valueOf(lines)));
    }

    /** The list price that the line prints, if it is one of its days' and lengths', else the first of the list; null if none is listed. */
    private static @Nullable BigDecimal price(ApiMonth api, UsageCharge charge) {
        List<BigDecimal> listed = RateCheck.listed(api, charge.entry(), charge.line()).stream()
                .sorted(Comparator.comparing(ListPrice::from))
                .flatMap(price -> price.prices().stream().map(one -> one.divide(price.per(), MathContext.DECIMAL128)))
                .toList();
        Money printed = charge.line().unitPrice();
        return listed.stream()
                .filter(price -> printed != null && price.compareTo(printed.value()) == 0)
                .findFirst()
                .or(() -> listed.stream().findFirst())
                .orElse(null);
    }

    private static @Nullable Finding neverCharged(ApiMonth api, String subject, List<Rated> rated) {
        AmountRange worth = rated.stream()
                .map(Rated::worth)
                .reduce(AmountRange.point(Money.zero(api.book().currency())), AmountRange::plus);
        Amount low = worth.low();
        if (low == null || low.compareTo(allowed(api, Money.zero(api.book().currency()), 1)) <= 0) {
            return null;
        }
        BigDecimal quantity =
                rated.stream().map(one -> one.usage().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Provenance> evidence = rated.stream()
                .map(one -> one.usage().source())
                .distinct()
                .limit(1)
                .toList();
        String message =
                "The meters count %s units of %s, worth %s at list price, and no line of the invoice charges them."
                        .formatted(Quantities.words(quantity), subject, InvoiceCheck.words(worth.told()));
        return new Finding(
                FindingCode.USAGE_MISMATCH,
                api.account(),
                worth.isPoint() ? low.negated().told() : null,
                message + ThreeWay.words(api),
                evidence);
    }
}
