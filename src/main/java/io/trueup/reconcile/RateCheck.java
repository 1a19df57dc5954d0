package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.usage.ListPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RATE_MISMATCH and UNLISTED_CHARGE: every line that tells its meter, against the dated list price. */
final class RateCheck implements ApiCheck {

    @Override
    public List<Finding> examine(ApiMonth api) {
        List<Finding> findings = new ArrayList<>();
        for (MonthBook.Entry entry : api.book().entries()) {
            for (InvoiceLine line : entry.lines()) {
                Finding finding = examine(api, entry, line);
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    private static @Nullable Finding examine(ApiMonth api, MonthBook.Entry entry, InvoiceLine line) {
        String meter = line.subject().meter();
        if (meter == null) {
            return null;
        }
        List<ListPrice> listed = listed(api, entry, line);
        Provenance place = entry.at(line);
        if (listed.isEmpty()) {
            return isPriceable(api, line.subject())
                    ? new Finding(
                            FindingCode.UNLISTED_CHARGE,
                            api.account(),
                            line.amount(),
                            "\"%s\" (%s) is charged, but the price list has no price of it for those days."
                                    .formatted(line.description(), line.amount().inWords()),
                            List.of(place))
                    : null;
        }
        BigDecimal quantity = line.quantity();
        if (quantity == null
                || quantity.signum() == 0
                || listed.stream().anyMatch(price -> agrees(line, quantity, price))) {
            return null;
        }
        return listed.stream()
                .map(price -> difference(line, quantity, price))
                .min(Comparator.comparing(difference -> difference.amount().abs()))
                .map(difference -> new Finding(
                        FindingCode.RATE_MISMATCH,
                        api.account(),
                        difference.amount().told(),
                        "\"%s\" is charged at %s, the list price is %s: %s on %s units."
                                .formatted(
                                        line.description(),
                                        line.unitPrice() == null
                                                ? line.amount().inWords() + " for " + quantity.toPlainString()
                                                : plain(line.unitPrice().value()),
                                        plain(difference.list()),
                                        difference.amount().told().inWords(),
                                        quantity.toPlainString()),
                        List.of(place)))
                .orElse(null);
    }

    private record Difference(BigDecimal list, Money amount) {}

    /** Any price valid on some day of the period is right; a line that tells no context may have any context's price. */
    static List<ListPrice> listed(ApiMonth api, MonthBook.Entry entry, InvoiceLine line) {
        LineSubject subject = line.subject();
        if (subject.meter() == null) {
            return List.of();
        }
        BillingPeriod printed = entry.sale().paper().periodOf(line);
        BillingPeriod period = printed == null ? api.month().days() : printed;
        return api.month().facts().prices().prices().stream()
                .filter(price -> price.meter().equals(subject.meter())
                        && Objects.equals(price.model(), subject.model())
                        && (subject.context() == null || Objects.equals(price.context(), subject.context()))
                        && price.holdsWithin(period))
                .toList();
    }

    /** A line that names a meter whose prices depend on a model, but no model, cannot be priced: that is no finding. */
    private static boolean isPriceable(ApiMonth api, LineSubject subject) {
        return subject.model() != null
                || api.month().facts().prices().prices().stream()
                        .filter(price -> price.meter().equals(subject.meter()))
                        .allMatch(price -> price.model() == null);
    }

    static BigDecimal unitPrice(ListPrice price) {
        return unitPrice(price.price(), price);
    }

    /** @param one of {@link ListPrice#prices}; told for a single token or request */
    static BigDecimal unitPrice(BigDecimal one, ListPrice price) {
        return one.divide(price.per(), MathContext.DECIMAL128);
    }

    /** The printed unit price is the list's, or, where none is printed, the amount is what the list price gives to within half a cent. */
    private static boolean agrees(InvoiceLine line, BigDecimal quantity, ListPrice price) {
        Money printed = line.unitPrice();
        if (printed != null) {
            BigDecimal atPrinted = printed.value().multiply(price.per());
            return price.prices().stream().anyMatch(one -> one.compareTo(atPrinted) == 0);
        }
        Money halfCent = Money.halfCent(line.amount().currency());
        return between(line, quantity, price).distance(line.amount()).abs().compareTo(halfCent) <= 0;
    }

    /** What the list gives: a point, or with two prices by the prompt's length anything between them. */
    private static AmountRange between(InvoiceLine line, BigDecimal quantity, ListPrice price) {
        List<Money> amounts = price.prices().stream()
                .map(one -> Money.of(
                        one.divide(price.per(), MathContext.DECIMAL128).multiply(quantity),
                        line.amount().currency()))
                .sorted()
                .toList();
        return AmountRange.of(amounts.getFirst(), amounts.getLast());
    }

    private static Difference difference(InvoiceLine line, BigDecimal quantity, ListPrice price) {
        BigDecimal list = unitPrice(price);
        Money atList = Money.of(list.multiply(quantity), line.amount().currency());
        Money printed = line.unitPrice();
        return new Difference(
                list,
                printed == null
                        ? line.amount().minus(atList)
                        : printed.times(quantity).minus(atList));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
