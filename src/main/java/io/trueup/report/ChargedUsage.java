package io.trueup.report;

import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.UsedOnDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The month's metered usage and the invoice lines that charge it, by account. */
final class ChargedUsage {

    private final Reconciliation month;
    private final Set<String> creditNotes;

    ChargedUsage(Reconciliation month) {
        this.month = month;
        this.creditNotes = month.detail().sales().stream()
                .filter(BookedSale::isCreditNote)
                .map(BookedSale::number)
                .collect(Collectors.toSet());
    }

    int daysOfMonth() {
        return month.month().lengthOfMonth();
    }

    List<UsedOnDay> usage(AccountResult account) {
        return month.detail().usage().stream()
                .filter(used -> used.account().equals(account.account()))
                .toList();
    }

    /** The lines that charge usage; a purchase of credit is cash. */
    List<BookedLine> lines(AccountResult account) {
        return month.lines().stream()
                .filter(line -> line.account().equals(account.account()))
                .filter(line -> line.line().subject().nature() == Nature.API_USAGE
                        || line.line().subject().nature() == Nature.OTHER)
                .toList();
    }

    /** What the lines of an account come to; null if there is none. */
    @Nullable Money invoiced(AccountResult account) {
        return lines(account).stream().map(this::amount).reduce(Money::plus).orElse(null);
    }

    /** With the sign of the amount. */
    @Nullable BigDecimal quantity(BookedLine line) {
        BigDecimal printed = line.line().quantity();
        return printed == null
                ? null
                : amount(line).isNegative() ? printed.abs().negate() : printed;
    }

    /** A credit note takes back, whichever sign it prints. */
    Money amount(BookedLine line) {
        Money printed = line.line().amount();
        return creditNotes.contains(line.number()) && printed.isPositive() ? printed.negated() : printed;
    }
}
