package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is invoiced of one meter, model, context and key for one period: usually a line, with a credit note or a repeated line two. */
final class UsageCharge {

    private record Key(
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            BillingPeriod period) {}

    private final MonthBook.Entry entry;
    private final InvoiceLine first;
    private final BillingPeriod period;
    private final List<Provenance> places = new ArrayList<>();
    private @Nullable BigDecimal quantity = BigDecimal.ZERO;
    private Money amount;
    private BigDecimal metered = BigDecimal.ZERO;
    private @Nullable Provenance firstMetered;

    private UsageCharge(MonthBook.Entry entry, InvoiceLine first, BillingPeriod period) {
        this.entry = entry;
        this.first = first;
        this.period = period;
        this.amount = Money.zero(first.amount().currency());
    }

    /** The charges of the lines that tell their meter, in the order of the books. */
    static List<UsageCharge> of(ApiMonth api) {
        Map<Key, UsageCharge> charges = new LinkedHashMap<>();
        for (MonthBook.Entry entry : api.book().entries()) {
            for (InvoiceLine line : entry.lines()) {
                LineSubject told = line.subject();
                if (told.meter() == null) {
                    continue;
                }
                BillingPeriod printed = entry.sale().paper().periodOf(line);
                BillingPeriod period = printed == null ? api.month().days() : printed;
                charges.computeIfAbsent(
                                new Key(told.meter(), told.model(), told.context(), told.key(), period),
                                key -> new UsageCharge(entry, line, period))
                        .add(entry, line);
            }
        }
        return List.copyOf(charges.values());
    }

    private void add(MonthBook.Entry of, InvoiceLine line) {
        boolean credited = of.sale().isCreditNote();
        Money signed = credited && line.amount().isPositive() ? line.amount().negated() : line.amount();
        amount = amount.plus(signed);
        places.add(of.at(line));
        BigDecimal printed = line.quantity();
        if (printed == null || quantity == null) {
            quantity = null;
        } else {
            quantity = quantity.add(signed.isNegative() ? printed.abs().negate() : printed);
        }
    }

    /** How many parts of the subject agree, so that a line that tells more goes before one that tells less; -1 if it is another subject's. */
    int fit(UsageDay usage) {
        LineSubject told = first.subject();
        boolean same = usage.meter().equals(told.meter())
                && fits(told.model(), usage.model())
                && fits(told.context(), usage.context())
                && fits(told.key(), usage.key())
                && period.contains(usage.day());
        return same
                ? (int) Stream.of(told.model(), told.context(), told.key())
                        .filter(Objects::nonNull)
                        .count()
                : -1;
    }

    /** A part that the line does not tell may be any; one that the meter does not tell too. */
    private static boolean fits(@Nullable String told, @Nullable String metered) {
        return told == null || metered == null || told.equals(metered);
    }

    void meter(UsageDay usage) {
        metered = metered.add(usage.quantity());
        firstMetered = firstMetered == null ? usage.source() : firstMetered;
    }

    MonthBook.Entry entry() {
        return entry;
    }

    InvoiceLine line() {
        return first;
    }

    BillingPeriod period() {
        return period;
    }

    /** Null where a line prints none. */
    @Nullable BigDecimal quantity() {
        return quantity;
    }

    Money amount() {
        return amount;
    }

    BigDecimal metered() {
        return metered;
    }

    int lineCount() {
        return places.size();
    }

    List<Provenance> evidence() {
        List<Provenance> evidence = new ArrayList<>(places);
        if (firstMetered != null) {
            evidence.add(firstMetered);
        }
        return evidence;
    }
}
