package io.trueup.report.journal;

import io.trueup.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proposed entry, or an open note where no amount can be proposed.
 *
 * @param id within the month, such as {@code 2026-08-003}
 * @param pool the account of the reconciliation that it comes from, such as {@code api:production}
 * @param reference invoice numbers or the user's own words; null where none
 * @param reverses the entry that this one takes back; null on any other
 * @param basis what the amounts rest on
 * @param file the document; null where several or none tell it
 * @param postings their sum is zero; empty on a note
 */
public record JournalEntry(
        String id,
        LocalDate date,
        Kind kind,
        String pool,
        String description,
        @Nullable String reference,
        @Nullable String reverses,
        String basis,
        @Nullable String file,
        List<Posting> postings) {

    public JournalEntry {
        postings = List.copyOf(postings);
        boolean isBalanced = postings.stream()
                .map(Posting::amount)
                .reduce(Money::plus)
                .map(Money::isZero)
                .orElse(true);
        if (!isBalanced) {
            throw new IllegalArgumentException("The postings of " + id + " do not balance: " + postings);
        }
    }

    /** What an entry is for. */
    public enum Kind {
        PURCHASE,
        USAGE,
        TRUE_UP,
        ACCRUAL,
        ACCRUAL_REVERSAL,
        SEATS,
        SEATS_DEFERRED,
        EXPIRY,
        REFUND,
        /** Without amounts: something is not known, or is to be booked elsewhere. */
        NOTE;

        /** The name in journal.csv. */
        public String told() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One side of an entry.
     *
     * @param amount debit positive, credit negative
     */
    public record Posting(String account, Money amount) {}

    public boolean isNote() {
        return kind == Kind.NOTE;
    }
}
