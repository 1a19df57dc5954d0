package io.trueup.reconcile;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import org.jspecify.annotations.Nullable;

/** Invoice, credit and usage × list price compared pairwise: a sentence that names the odd one out, and of two that differ both (design.md). */
final class ThreeWay {

    private final AmountRange usage;
    private final @Nullable AmountRange credit;
    private final @Nullable Money invoiced;
    private final Money allowance;

    private ThreeWay(AmountRange usage, @Nullable AmountRange credit, @Nullable Money invoiced, Money allowance) {
        this.usage = usage;
        this.credit = credit;
        this.invoiced = invoiced;
        this.allowance = allowance;
    }

    /** Begins with a blank; empty where usage tells nothing. */
    static String words(ApiMonth api) {
        AmountRange usage = api.usage().worth(api.windows()).told();
        if (usage.isUnknown()) {
            return "";
        }
        Money invoiced = api.book().invoiced();
        Money allowance = api.month()
                .facts()
                .organization()
                .tolerance()
                .of(
                        invoiced == null && usage.low() instanceof Money low
                                ? low
                                : invoiced == null ? zero(api) : invoiced)
                .plus(api.book().roundingAllowance());
        return " " + new ThreeWay(usage, spent(api), invoiced == null ? null : invoiced.told(), allowance).words();
    }

    private static Money zero(ApiMonth api) {
        return Money.zero(api.book().currency());
    }

    /** What the balance proves of the spend: the drawdown and what was paid; null where it proves nothing. */
    private static @Nullable AmountRange spent(ApiMonth api) {
        CreditEvidence credit = api.credit();
        if (credit == null || credit.drawdown().range().isUnknown()) {
            return null;
        }
        AmountRange range = credit.drawdown().range();
        Money paid = api.book().paid();
        return (paid == null ? range : range.plus(paid)).told();
    }

    private String words() {
        String told = "Usage at list price comes to " + InvoiceCheck.words(usage);
        if (invoiced == null) {
            return told + withoutInvoice();
        }
        boolean usageFitsInvoice = fits(usage, invoiced);
        if (credit == null) {
            return told
                    + (usageFitsInvoice
                            ? ", which agrees with the invoice."
                            : ": invoice and usage differ, and no readings tell which of the two is wrong.");
        }
        boolean creditFitsInvoice = fits(credit, invoiced);
        boolean usageFitsCredit = overlap(usage, credit);
        if (usageFitsInvoice && creditFitsInvoice) {
            return told + "; invoice, credit and usage agree.";
        }
        return told + oddOneOut(usageFitsInvoice, creditFitsInvoice, usageFitsCredit);
    }

    private String withoutInvoice() {
        if (credit == null) {
            return ".";
        }
        return overlap(usage, credit)
                ? ", which agrees with the credit."
                : ": credit and usage differ, and no invoice tells which of the two is wrong.";
    }

    private static String oddOneOut(boolean usageFitsInvoice, boolean creditFitsInvoice, boolean usageFitsCredit) {
        if (usageFitsCredit && !usageFitsInvoice && !creditFitsInvoice) {
            return ", which agrees with the credit: the invoice is the odd one out.";
        }
        if (usageFitsInvoice && !creditFitsInvoice) {
            return ", which agrees with the invoice: the credit is the odd one out.";
        }
        if (creditFitsInvoice && !usageFitsInvoice) {
            return usageFitsCredit
                    ? ": the invoice differs from it, and the credit allows both."
                    : ", while invoice and credit agree: the usage is the odd one out.";
        }
        return ": invoice, credit and usage all differ.";
    }

    private boolean fits(AmountRange range, Money amount) {
        return range.distance(amount).abs().compareTo(allowance) <= 0;
    }

    private boolean overlap(AmountRange one, AmountRange other) {
        return isNotAbove(one.low(), other.high()) && isNotAbove(other.low(), one.high());
    }

    private boolean isNotAbove(@Nullable Amount low, @Nullable Amount high) {
        return low == null || high == null || low.minus(high).compareTo(allowance) <= 0;
    }
}
