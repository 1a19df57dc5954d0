package io.trueup.report.journal;

import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.report.journal.JournalEntry.Kind;
import io.trueup.report.journal.JournalEntry.Posting;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The journal being written: numbers its entries and leaves empty ones out. */
final class Draft {

    private final YearMonth month;
    private final Currency currency;
    private final List<JournalEntry> entries = new ArrayList<>();

    Draft(YearMonth month, Currency currency) {
        this.month = month;
        this.currency = currency;
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    Money zero() {
        return Money.zero(currency);
    }

    LocalDate lastDay() {
        return month.atEndOfMonth();
    }

    boolean isInside(LocalDate day) {
        return YearMonth.from(day).equals(month);
    }

    Entry entry(Kind kind, String pool, LocalDate date, String description) {
        return new Entry(kind, pool, date, description);
    }

    /** At the month's end, taken back on the first day of the next. */
    void accrue(String pool, String debited, String credited, Amount amount, String description, String basis) {
        String accrual = entry(Kind.ACCRUAL, pool, lastDay(), description)
                .basis(basis)
                .debit(debited, amount)
                .credit(credited, amount)
                .write();
        if (accrual != null) {
            entry(Kind.ACCRUAL_REVERSAL, pool, month.plusMonths(1).atDay(1), "Reversal: " + description)
                    .basis(basis)
                    .reverses(accrual)
                    .debit(credited, amount)
                    .credit(debited, amount)
                    .write();
        }
    }

    void note(String pool, String text) {
        entry(Kind.NOTE, pool, lastDay(), text).write();
    }

    /** An entry being put together. */
    final class Entry {
        private final Kind kind;
        private final String pool;
        private final LocalDate date;
        private final String description;
        private final List<Posting> postings = new ArrayList<>();
        private @Nullable String reference;
        private @Nullable String reverses;
        private String basis = "";
        private @Nullable String file;

        private Entry(Kind kind, String pool, LocalDate date, String description) {
            this.kind = kind;
            this.pool = pool;
            this.date = date;
            this.description = description;
        }

        Entry reference(@Nullable String text) {
            reference = text;
            return this;
        }

        private Entry reverses(String entry) {
            reverses = entry;
            return this;
        }

        Entry basis(String words) {
            basis = words;
            return this;
        }

        Entry source(@Nullable Provenance source) {
            file = source == null ? null : source.file();
            return this;
        }

        Entry debit(String account, Amount amount) {
            Money money = (Money) amount;
            if (!money.isZero()) {
                postings.add(new Posting(account, money));
            }
            return this;
        }

        Entry credit(String account, Amount amount) {
            return debit(account, amount.negated());
        }

        /** What the other postings leave over. */
        Entry rest(String account) {
            Money sum = postings.stream().map(Posting::amount).reduce(zero(), Money::plus);
            return credit(account, sum);
        }

        /** The entry's id; null if there was nothing to post. */
        @Nullable String write() {
            if (postings.isEmpty() && kind != Kind.NOTE) {
                return null;
            }
            String id = String.format(Locale.ROOT, "%s-%03d", month, entries.size() + 1);
            entries.add(
                    new JournalEntry(id, date, kind, pool, description, reference, reverses, basis, file, postings));
            return id;
        }
    }
}
