package io.trueup.report.journal;

import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proposes the journal entries of a month: a pure function of its reconciliation, in a fixed order. */
public final class Journal {

    private final Reconciliation month;
    private final Terms terms;
    private final Draft draft;
    private final List<Charge> charges;
    private final Set<String> told = new HashSet<>();

    private Journal(Reconciliation month, Terms terms) {
        this.month = month;
        this.terms = terms;
        this.draft = new Draft(month.month(), terms.currency());
        this.charges = month.detail().sales().stream().map(Charge::new).toList();
    }

    /** None for a version that was stored before reports knew how an organization keeps its books. */
    public static List<JournalEntry> of(Reconciliation month) {
        Terms terms = month.detail().terms();
        return terms == null ? List.of() : new Journal(month, terms).entries();
    }

    private List<JournalEntry> entries() {
        if (!month.monthOver()) {
            draft.note("", "The month is not over: nothing is proposed yet.");
            return draft.entries();
        }
        month.accounts().forEach(this::account);
        charges.stream()
                .filter(charge -> draft.isInside(charge.sale().moved())
                        || draft.isInside(charge.sale().issued()))
                .filter(charge -> !told.contains(charge.sale().number()))
                .filter(charge -> charge.isPurchase() || !isApi(charge))
                .forEach(charge -> draft.note(
                        charge.sale().account(),
                        "Not in these entries: " + charge.sale().number() + " over "
                                + charge.net().plus(charge.tax()).inWords() + "; book it by hand."));
        return draft.entries();
    }

    private void account(AccountResult account) {
        LedgerAccounts ledger = terms.ledger();
        String name = account.account();
        Optional<BoughtCredit> pool = month.detail().boughtCredit().stream()
                .filter(bought -> bought.account().equals(name))
                .findFirst();
        if (name.equals(SeatContract.ACCOUNT)) {
            new SeatEntries(draft, ledger, charges, told).write(month.detail().seatShares());
        } else if (name.equals(ComputerPool.ACCOUNT)) {
            PoolEntries entries = new PoolEntries(
                    draft, name, ledger.prepaidComputer(), ledger.computerExpense(), ledger, charges, told);
            pool.ifPresent(bought -> entries.write(bought, account));
            entries.chargesBeside();
        } else {
            PoolEntries entries =
                    new PoolEntries(draft, name, ledger.prepaidApi(), ledger.apiExpense(), ledger, charges, told);
            pool.ifPresent(bought -> entries.write(bought, account));
            entries.charged(account, mode(name));
        }
    }

    /** The usage of an API group is told by the month that used it, not by that of its invoice. */
    private static boolean isApi(Charge charge) {
        return charge.sale().account().startsWith("api:");
    }

    private Mode mode(String account) {
        return terms.api().stream()
                .filter(group -> group.account().equals(account))
                .map(ApiGroup::mode)
                .findFirst()
                .orElse(Mode.PREPAID);
    }
}
