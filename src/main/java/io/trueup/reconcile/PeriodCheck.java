package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PERIOD_OVERLAP and PERIOD_GAP: usage days invoiced twice, or not at all although the month's invoice has come. */
final class PeriodCheck implements ApiCheck {

    @Override
    public List<Finding> examine(ApiMonth api) {
        List<Finding> findings = new ArrayList<>();
        List<Sale> sales = api.month().books().of(api.account()).stream()
                .filter(sale -> !sale.isCreditNote())
                .toList();
        for (int later = 1; later < sales.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                overlap(api, sales.get(earlier), sales.get(later)).ifPresent(findings::add);
            }
        }
        if (api.book().isInvoiced() && api.month().isOver()) {
            gap(api, sales).ifPresent(findings::add);
        }
        return findings;
    }

    /** The same thing charged for the same days on two invoices; told once a pair, in the month of the overlapping days. */
    private static Optional<Finding> overlap(ApiMonth api, Sale earlier, Sale later) {
        for (InvoiceLine one : earlier.paper().usageLines()) {
            for (InvoiceLine other : later.paper().usageLines()) {
                BillingPeriod days =
                        common(earlier.paper().periodOf(one), later.paper().periodOf(other));
                if (days != null
                        && days.overlaps(api.month().days())
                        && one.description().equals(other.description())
                        && Objects.equals(one.section(), other.section())
                        && !one.amount().isZero()
                        && !other.amount().isZero()) {
                    return Optional.of(new Finding(
                            FindingCode.PERIOD_OVERLAP,
                            api.account(),
                            null,
                            "%s and %s both charge \"%s\" for %s to %s."
                                    .formatted(
                                            earlier.invoice().number(),
                                            later.invoice().number(),
                                            one.description(),
                                            days.start(),
                                            days.end().minusDays(1)),
                            List.of(
                                    later.invoice().at(other.place()),
                                    earlier.invoice().at(one.place()))));
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable BillingPeriod common(@Nullable BillingPeriod one, @Nullable BillingPeriod other) {
        if (one == null || other == null || !one.overlaps(other)) {
            return null;
        }
        LocalDate start = one.start().isAfter(other.start()) ? one.start() : other.start();
        LocalDate end = one.end().isBefore(other.end()) ? one.end() : other.end();
        return BillingPeriod.of(start, end);
    }

    private static Optional<Finding> gap(ApiMonth api, List<Sale> sales) {
        List<BillingPeriod> invoiced = new ArrayList<>(api.days());
        for (Sale sale : sales) {
            sale.paper().usageLines().stream()
                    .map(line -> sale.paper().periodOf(line))
                    .filter(Objects::nonNull)
                    .forEach(invoiced::add);
        }
        List<BillingPeriod> covered = MonthBook.merged(invoiced);
        LocalDate first = covered.getFirst().start();
        List<LocalDate> missing = api.month()
                .days()
                .start()
                .datesUntil(api.month().days().end())
                .filter(day -> !day.isBefore(first))
                .filter(day -> covered.stream().noneMatch(period -> period.contains(day)))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<Provenance> evidence =
                api.book().entries().stream().map(MonthBook.Entry::headline).toList();
        return Optional.of(new Finding(
                FindingCode.PERIOD_GAP,
                api.account(),
                null,
                "%d days of %s are on no invoice, from %s to %s, although the month's invoice has come."
                        .formatted(missing.size(), api.month().words(), missing.getFirst(), missing.getLast()),
                evidence));
    }
}
