package io.trueup.report.journal;

import io.trueup.money.Money;
import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.SeatShare;
import io.trueup.report.journal.JournalEntry.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The entries of the seats: an invoice is prepaid as a whole, and every month bears its own days. */
final class SeatEntries {

    private static final String POOL = SeatContract.ACCOUNT;

    private final Draft draft;
    private final LedgerAccounts ledger;
    private final List<Charge> charges;
    private final Set<String> told;

    SeatEntries(Draft draft, LedgerAccounts ledger, List<Charge> charges, Set<String> told) {
        this.draft = draft;
        this.ledger = ledger;
        this.charges = charges;
        this.told = told;
    }

    void write(List<SeatShare> shares) {
        Map<String, List<SeatShare>> billed = new LinkedHashMap<>();
        List<List<SeatShare>> owed = new ArrayList<>();
        for (SeatShare share : shares) {
            String number = share.number();
            if (number == null) {
                owed.add(List.of(share));
            } else {
                billed.computeIfAbsent(number, one -> new ArrayList<>()).add(share);
            }
        }
        billed.values().forEach(invoice -> {
            if (isLater(invoice.getFirst())) {
                owed.add(invoice);
            } else {
                billed(invoice);
            }
        });
        owed.forEach(this::accrued);
    }

    private boolean isLater(SeatShare share) {
        LocalDate issued = share.issued();
        return issued != null && issued.isAfter(draft.lastDay());
    }

    private void billed(List<SeatShare> invoice) {
        SeatShare first = invoice.getFirst();
        LocalDate issued = first.issued();
        boolean isNew = issued != null && draft.isInside(issued);
        if (issued != null && isNew) {
            deferred(invoice, issued);
        }
        draft.entry(Kind.SEATS, POOL, draft.lastDay(), "Seats by days: " + words(invoice))
                .reference(first.number())
                .basis("The charge's days up to the month's end" + (isNew ? "" : ", less those of earlier months"))
                .source(first.source().isEmpty() ? null : first.source().getFirst())
                .debit(ledger.seatExpense(), sum(invoice, isNew ? SeatShare::served : SeatShare::ofMonth))
                .rest(ledger.prepaidSeats())
                .write();
    }

    private void deferred(List<SeatShare> invoice, LocalDate issued) {
        SeatShare first = invoice.getFirst();
        Charge charge = charges.stream()
                .filter(one -> one.sale().number().equals(first.number()))
                .findFirst()
                .orElse(null);
        if (charge != null) {
            told.add(charge.sale().number());
        }
        draft.entry(Kind.SEATS_DEFERRED, POOL, issued, "Seats billed: " + words(invoice))
                .reference(first.number())
                .basis("Invoice")
                .source(first.source().isEmpty() ? null : first.source().getFirst())
                .debit(ledger.prepaidSeats(), sum(invoice, SeatShare::amount))
                .debit(ledger.tax(), charge == null ? draft.zero() : charge.tax())
                .rest(ledger.payable())
                .write();
    }

    private void accrued(List<SeatShare> shares) {
        SeatShare first = shares.getFirst();
        draft.accrue(
                POOL,
                ledger.seatExpense(),
                ledger.accrued(),
                sum(shares, SeatShare::served),
                "Seats served, not billed by the month's end: " + words(shares),
                first.number() == null ? "Contract and member list" : "Billed later by " + first.number());
    }

    private Money sum(List<SeatShare> shares, Function<SeatShare, Money> part) {
        return shares.stream().map(part).reduce(draft.zero(), Money::plus);
    }

    private static String words(List<SeatShare> shares) {
        String first = Objects.requireNonNull(shares.getFirst().words());
        return shares.size() == 1 ? first : first + " and " + (shares.size() - 1) + " more";
    }
}
