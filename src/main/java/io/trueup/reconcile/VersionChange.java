package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.organization.Organization.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that a version of an organization's month says otherwise than an earlier one. What counts as a change is decided here alone; reports choose the words. */
public sealed interface VersionChange {

    /**
     * What changed, in the order of reports: the month, its accounts, findings, documents, and how it was made. Empty where only details of lines or
     * assumptions differ.
     */
    static List<VersionChange> between(Reconciliation before, Reconciliation after) {
        return VersionComparison.of(before, after);
    }

    /** The month stands otherwise. */
    record StatusChanged(Status before, Status after) implements VersionChange {}

    /** The organization is called otherwise. */
    record NameChanged(String before, String after) implements VersionChange {}

    /** @param isOver whether the month was over when the later version was made; the earlier one said the opposite */
    record MonthEndPassed(boolean isOver) implements VersionChange {}

    /** An account that the earlier version does not have. */
    record AccountAdded(AccountResult account) implements VersionChange {}

    /** An account that the later version does not have. */
    record AccountGone(AccountResult account) implements VersionChange {}

    /** A figure of an account, as both versions have it. */
    record FigureChanged(Figure figure, AccountResult before, AccountResult after) implements VersionChange {}

    /** A finding that the earlier version does not have, or has with another amount, sentence or evidence. */
    record FindingAdded(Finding finding) implements VersionChange {}

    /** A finding that the later version does not have, or has with another amount, sentence or evidence. */
    record FindingGone(Finding finding) implements VersionChange {}

    /** A document that is neither in its place nor with its bytes in the earlier version. */
    record DocumentAdded(DocumentUse document) implements VersionChange {}

    /** A document that is neither in its place nor with its bytes in the later version. */
    record DocumentGone(DocumentUse document) implements VersionChange {}

    /** A document with other bytes, in another place, or of which something else became. */
    record DocumentChanged(DocumentUse before, DocumentUse after) implements VersionChange {
        public boolean hasOtherContent() {
            return !before.sha256().equals(after.sha256());
        }
    }

    /** Other rules made the later version; versions of {@link Reconciler#RULES}. */
    record RulesChanged(String before, String after) implements VersionChange {}

    /** Another distance counts as no discrepancy. */
    record ToleranceChanged(Tolerance before, Tolerance after) implements VersionChange {}

    /** A list price that lines are checked against was replaced by another; prices of other lines alone are no change. */
    record PricesChanged() implements VersionChange {}

    /** The figures of an account that are compared, told to the cent. */
    enum Figure {
        /** Its range and its estimate. */
        SPEND(
                "spend",
                account -> Arrays.asList(
                        account.spend().range().told(), told(account.spend().estimate()))),
        INVOICED("invoiced", account -> told(account.invoiced())),
        PAID("paid in cash", account -> told(account.paid())),
        REPORTED("reported", account -> told(account.reported())),
        VARIANCE("variance", account -> told(account.variance())),
        VERDICT("verdict", AccountResult::verdict);

        private final String words;
        private final Function<AccountResult, @Nullable Object> of;

        Figure(String words, Function<AccountResult, @Nullable Object> of) {
            this.words = words;
            this.of = of;
        }

        /** For people. */
        public String words() {
            return words;
        }

        boolean differs(AccountResult before, AccountResult after) {
            return !Objects.equals(of.apply(before), of.apply(after));
        }

        private static @Nullable Amount told(@Nullable Amount amount) {
            return amount == null ? null : amount.told();
        }
    }
}
