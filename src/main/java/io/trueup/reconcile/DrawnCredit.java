package io.trueup.reconcile;

import io.trueup.invoice.TotalsRow;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ComputerPool;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What left a pool by usage in a month, as its invoice tells it and as its readings do. */
sealed interface DrawnCredit {

    String account();

    /** Of the month reported; null where the pool has no reading. */
    @Nullable CreditEvidence evidence();

    /** Drawn from credit by the month's invoices, told; null if none is booked. */
    @Nullable Amount invoiced(Month month);

    /** The part of it that was granted, where the invoice tells granted and bought credit apart; null where it does not. */
    @Nullable Amount printedGrants(Month month);

    /** Metered usage of the month reported that the credit did not cover and no invoice charges yet; null if none is known. */
    @Nullable Amount beyondCredit();

    static DrawnCredit of(ApiMonth api) {
        return new OfApi(api);
    }

    static DrawnCredit of(ComputerMonth computer) {
        return new OfComputer(computer);
    }

    /** By the readings of the month reported, told; null if they do not let it be estimated. */
    default @Nullable Amount byReadings() {
        CreditEvidence evidence = evidence();
        Amount estimate = evidence == null ? null : evidence.drawdown().estimate();
        return estimate == null ? null : estimate.told();
    }

    /** An API group's. */
    record OfApi(ApiMonth api) implements DrawnCredit {

        private static final String BOUGHT = "pre-purchase";

        @Override
        public String account() {
            return api.account();
        }

        @Override
        public @Nullable CreditEvidence evidence() {
            return api.credit();
        }

        private MonthBook book(Month month) {
            return month.month().equals(api.month().month())
                    ? api.book()
                    : MonthBook.of(
                            month.books(), account(), month.month(), api.book().currency());
        }

        @Override
        public @Nullable Amount invoiced(Month month) {
            MonthBook book = book(month);
            Money invoiced = book.invoiced();
            Money paid = book.paid();
            return invoiced == null || paid == null
                    ? null
                    : invoiced.minus(paid).told();
        }

        @Override
        public @Nullable Amount printedGrants(Month month) {
            Money granted = Money.zero(api.book().currency());
            Money bought = granted;
            for (MonthBook.Entry entry : book(month).entries()) {
                for (TotalsRow row : entry.sale().invoice().rows(TotalsRow.Role.APPLIED)) {
                    Money amount = row.amount();
                    if (amount == null) {
                        continue;
                    }
                    Money size = amount.withValue(amount.abs().value());
                    Money drawn = entry.sale().isCreditNote() ? size.negated() : size;
                    if (isBought(row)) {
                        bought = bought.plus(drawn);
                    } else {
                        granted = granted.plus(drawn);
                    }
                }
            }
            return granted.isPositive() && bought.isPositive() ? granted : null;
        }

        private static boolean isBought(TotalsRow row) {
            return row.label().toLowerCase(Locale.ROOT).contains(BOUGHT);
        }

        @Override
        public @Nullable Amount beyondCredit() {
            Amount estimate = byReadings();
            Money metered = api.usage().exactWorth(api.windows());
            if (api.book().isInvoiced() || estimate == null || metered == null || !isExhausted()) {
                return null;
            }
            Amount beyond = metered.minus(estimate).told();
            return beyond.isPositive() ? beyond : null;
        }

        private boolean isExhausted() {
            return api.month().pool(account()).readings().stream()
                    .anyMatch(reading ->
                            reading.remaining().isZero() && api.month().endsWith(reading.at()));
        }
    }

    /** The pool's of Computer credits, which no invoice tells. */
    record OfComputer(ComputerMonth computer) implements DrawnCredit {

        @Override
        public String account() {
            return ComputerPool.ACCOUNT;
        }

        @Override
        public @Nullable CreditEvidence evidence() {
            return computer.credit();
        }

        @Override
        public @Nullable Amount invoiced(Month month) {
            return null;
        }

        @Override
        public @Nullable Amount printedGrants(Month month) {
            return null;
        }

        @Override
        public @Nullable Amount beyondCredit() {
            return null;
        }
    }
}
