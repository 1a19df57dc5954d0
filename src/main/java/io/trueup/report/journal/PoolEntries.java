package io.trueup.report.journal;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.Mode;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.BoughtCredit.Change;
import io.trueup.report.journal.JournalEntry.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries of one API group or of the Computer pool. */
final class PoolEntries {

    private final Draft draft;
    private final String pool;
    private final String prepaid;
    private final String expense;
    private final LedgerAccounts ledger;
    private final List<Charge> charges;
    private final Set<String> told;

    PoolEntries(
            Draft draft,
            String pool,
            String prepaid,
            String expense,
            LedgerAccounts ledger,
            List<Charge> charges,
            Set<String> told) {
        this.draft = draft;
        this.pool = pool;
        this.prepaid = prepaid;
        this.expense = expense;
        this.ledger = ledger;
        this.charges = charges.stream()
                .filter(charge -> charge.sale().account().equals(pool))
                .toList();
        this.told = told;
    }

    /** What moves the prepaid account. */
    void write(BoughtCredit credits, AccountResult account) {
        BoughtCredit bought = credits.inMoney();
        moved(bought.changes());
        usage(bought, account);
        if (bought.closing() != null && bought.closing().isNegative()) {
            draft.accrue(
                    pool,
                    prepaid,
                    ledger.accrued(),
                    bought.closing().negated(),
                    pool + ": used below zero, owed and not billed",
                    "The pool's balance in the books is negative");
        }
        if (bought.beyondCredit() != null) {
            draft.accrue(
                    pool,
                    expense,
                    ledger.accrued(),
                    bought.beyondCredit(),
                    pool + ": used beyond the credit, owed and not billed",
                    "Metered usage at list price less the credit drawn");
        }
    }

    /** The lines of one paper are one entry, with its tax and what it charges. */
    private void moved(List<Change> changes) {
        Map<String, List<Change>> papers = new LinkedHashMap<>();
        for (Change change : changes) {
            Charge charge = charge(change.movement().reference());
            if (charge != null && charge.isPurchase() && !change.isLoss()) {
                papers.computeIfAbsent(charge.sale().number(), number -> new ArrayList<>())
                        .add(change);
            } else {
                papers.put(" " + papers.size(), List.of(change));
            }
        }
        papers.values().forEach(this::movement);
    }

    private void movement(List<Change> changes) {
        Change first = changes.getFirst();
        if (first.isLoss()) {
            of(first, Kind.EXPIRY, "credit lost (" + first.movement().kind().told() + ")")
                    .debit(ledger.expiredCredit(), first.bought())
                    .credit(prepaid, first.bought())
                    .write();
        } else if (first.isPurchase() || first.isRefund()) {
            bought(changes);
        }
    }

    private void bought(List<Change> changes) {
        Change first = changes.getFirst();
        Money face = changes.stream()
                .map(change -> (Money) (change.isRefund() ? change.bought().negated() : change.bought()))
                .reduce(draft.zero(), Money::plus);
        Draft.Entry entry = face.isNegative()
                ? of(first, Kind.REFUND, "credit refunded")
                : of(first, Kind.PURCHASE, "credit bought, at face value");
        entry.debit(prepaid, face);
        Charge charge = charge(first.movement().reference());
        if (charge == null) {
            entry.rest(ledger.payable()).write();
            return;
        }
        told.add(charge.sale().number());
        if (!charge.isPurchase()) {
            // it bills what was used below zero, which is an expense already: it fills the pool up again
            entry.debit(ledger.tax(), charge.tax()).rest(ledger.payable()).write();
            return;
        }
        Money price = charge.isPurchaseOnly() ? charge.net() : charge.purchased();
        entry.debit(ledger.tax(), charge.tax())
                .credit(ledger.payable(), price.plus(charge.tax()))
                // a price below (or above) face value is no prepaid credit
                .rest(expense)
                .write();
    }

    private Draft.Entry of(Change change, Kind kind, String what) {
        return draft.entry(kind, pool, change.movement().day(), pool + ": " + what)
                .reference(change.movement().reference())
                .basis(change.movement().amount().inWords())
                .source(change.movement().source());
    }

    private void usage(BoughtCredit bought, AccountResult account) {
        Amount used = bought.used();
        Amount trueUp = bought.trueUp();
        if (used == null && trueUp == null) {
            draft.note(
                    pool,
                    pool
                            + ": no estimate of what was drawn from prepaid credit is possible, and no invoice tells it; nothing is proposed for its usage.");
            return;
        }
        if (used != null) {
            draft.entry(Kind.USAGE, pool, draft.lastDay(), pool + ": usage drawn from bought credit, estimated")
                    .basis(estimated(account))
                    .debit(expense, used)
                    .credit(prepaid, used)
                    .write();
        }
        if (trueUp != null) {
            draft.entry(Kind.TRUE_UP, pool, draft.lastDay(), pool + ": usage as invoiced, less the estimate")
                    .reference(usageInvoices())
                    .basis(invoiced(account))
                    .debit(expense, trueUp)
                    .credit(prepaid, trueUp)
                    .write();
        }
        Amount granted = bought.usedGranted();
        if (granted != null && granted.isPositive()) {
            draft.note(
                    pool,
                    pool + ": granted credit of " + granted.inWords()
                            + " was used; it cost nothing, so no entry is proposed for it.");
        }
    }

    /** Who posts what is disputed must know it. */
    private static String invoiced(AccountResult account) {
        Amount variance = account.variance();
        return account.verdict().isDiscrepant() && variance != null && !variance.isZero()
                ? "Drawn from credit by the invoice, which is " + variance.inWords()
                        + " outside of what the readings prove: see the findings before posting"
                : "Drawn from credit by the invoice";
    }

    private static String estimated(AccountResult account) {
        AccountResult.Credit credit = account.credit();
        if (credit == null) {
            return "Estimate";
        }
        Amount low = credit.drawdown().low();
        Amount high = credit.drawdown().high();
        return "Estimate; by the readings " + (low == null ? "open" : low.inWords()) + " to "
                + (high == null ? "open" : high.inWords())
                + (low instanceof Credits || high instanceof Credits ? ", 100 credits a dollar" : "");
    }

    /** What an API group owes beside its credit: by the invoice, else accrued. */
    void charged(AccountResult account, Mode mode) {
        switch (mode) {
            case MARKETPLACE ->
                draft.note(pool, pool + ": billed by a marketplace; its invoice is booked where it comes from.");
            case ARREARS -> arrears(account);
            case PREPAID -> overdraft(account);
        }
    }

    private void arrears(AccountResult account) {
        Amount invoiced = account.invoiced();
        Amount estimate = account.spend().estimate();
        if (invoiced != null) {
            billed("usage billed after use", invoiced);
        } else if (estimate != null) {
            draft.accrue(
                    pool,
                    expense,
                    ledger.accrued(),
                    estimate,
                    pool + ": usage of the month, owed and not billed",
                    "Estimate by " + account.spend().basis().words());
        } else {
            Amount least = account.spend().range().low();
            draft.note(
                    pool,
                    pool
                            + (least == null
                                    ? ": usage is billed later and nothing tells how much it is; no accrual is proposed."
                                    : ": usage is billed later, and documents tell only a part of it, at least "
                                            + least.inWords()
                                            + "; no accrual is proposed, because there is no estimate of the whole."));
        }
    }

    private void overdraft(AccountResult account) {
        Amount paid = account.paid();
        if (account.invoiced() != null) {
            billed("usage charged beside the credit", Objects.requireNonNullElse(paid, draft.zero()));
        } else if (paid == null && account.credit() != null) {
            draft.note(
                    pool,
                    pool
                            + ": the balance stood at zero; usage beyond the credit is accrued only as far as meters tell it, until the invoice comes.");
        }
    }

    private void billed(String what, Amount amount) {
        Money tax = draft.zero();
        for (Charge charge : usage()) {
            told.add(charge.sale().number());
            tax = charge.isPurchase() ? tax : tax.plus(charge.tax());
        }
        draft.entry(Kind.USAGE, pool, draft.lastDay(), pool + ": " + what)
                .reference(usageInvoices())
                .basis("Invoice")
                .source(usage().size() == 1 ? usage().getFirst().sale().source() : null)
                .debit(expense, amount)
                .debit(ledger.tax(), tax)
                .rest(ledger.payable())
                .write();
    }

    /** Invoices of the Computer pool that sell no credit and that its balance does not show: usage below zero. */
    void chargesBeside() {
        for (Charge charge : charges) {
            if (!charge.isPurchase()
                    && !told.contains(charge.sale().number())
                    && draft.isInside(charge.sale().issued())) {
                told.add(charge.sale().number());
                draft.entry(Kind.USAGE, pool, charge.sale().issued(), pool + ": usage beyond the credit, billed")
                        .reference(charge.sale().number())
                        .basis("Invoice")
                        .source(charge.sale().source())
                        .debit(expense, charge.net())
                        .debit(ledger.tax(), charge.tax())
                        .rest(ledger.payable())
                        .write();
            }
        }
    }

    private List<Charge> usage() {
        return charges.stream().filter(Charge::isUsageOfMonth).toList();
    }

    private @Nullable String usageInvoices() {
        String numbers = usage().stream().map(charge -> charge.sale().number()).collect(Collectors.joining(", "));
        return numbers.isEmpty() ? null : numbers;
    }

    private @Nullable Charge charge(@Nullable String number) {
        return charges.stream()
                .filter(charge -> charge.sale().number().equals(number))
                .findFirst()
                .orElse(null);
    }
}
