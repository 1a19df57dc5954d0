package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Severity;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a month is in dispute, without counting anything twice. Error findings are defined so that their amounts do not overlap (formats.md
 * section 4), with one exception: INVOICE_OUTSIDE_RANGE shows by the credit what another finding of the account may show by its cause.
 * So an account's part is the larger of the two: the sum of the sizes of its other errors, or what lies outside the range. Documents set
 * aside are no discrepancies; they are counted apart.
 *
 * @param discrepancies how many errors, INVOICE_OUTSIDE_RANGE only where no other error of the account has an amount
 * @param amounts what they are worth, one amount a unit, money before credits, none negative; empty if nothing can be counted
 * @param setAside how many documents could not be read
 */
public record MoneyInDispute(int discrepancies, List<Amount> amounts, int setAside) {

    private static final Set<FindingCode> SET_ASIDE = EnumSet.of(
            FindingCode.UNREADABLE_DOCUMENT,
            FindingCode.PROTECTED_DOCUMENT,
            FindingCode.UNKNOWN_LAYOUT,
            FindingCode.UNKNOWN_DOCUMENT);

    public MoneyInDispute {
        amounts = List.copyOf(amounts);
    }

    public static MoneyInDispute of(Reconciliation month) {
        Map<String, Account> accounts = new TreeMap<>();
        month.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR && !SET_ASIDE.contains(finding.code()))
                .forEach(finding -> accounts.computeIfAbsent(key(finding), key -> new Account())
                        .add(finding));
        int discrepancies = 0;
        Map<String, Amount> byUnit = new TreeMap<>(
                Comparator.comparing((String unit) -> unit.equals(Credits.UNIT)).thenComparing(unit -> unit));
        for (Account account : accounts.values()) {
            discrepancies += account.discrepancies();
            account.worth().forEach((unit, worth) -> byUnit.merge(unit, worth, Amount::plus));
        }
        return new MoneyInDispute(
                discrepancies,
                byUnit.values().stream().filter(amount -> !amount.isZero()).toList(),
                (int) month.documents().stream()
                        .filter(document -> document.setAside())
                        .count());
    }

    /** What is in dispute in one unit, to the cent; zero if nothing is. */
    public BigDecimal in(String unit) {
        return amounts.stream()
                .filter(amount -> amount.unit().equals(unit))
                .map(amount -> amount.told().value())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static String key(Finding finding) {
        return finding.account() == null ? "" : finding.account();
    }

    /** The errors of one account. */
    private static final class Account {
        private int causes;
        private final Map<String, Amount> caused = new TreeMap<>();
        private final List<Amount> outside = new ArrayList<>();
        private int outsides;

        void add(Finding finding) {
            Amount amount = finding.amount();
            if (finding.code() == FindingCode.INVOICE_OUTSIDE_RANGE) {
                outsides++;
                if (amount != null) {
                    outside.add(amount.abs());
                }
                return;
            }
            causes++;
            if (amount != null) {
                caused.merge(amount.unit(), amount.abs(), Amount::plus);
            }
        }

        int discrepancies() {
            return caused.values().stream().anyMatch(Amount::isPositive) ? causes : causes + outsides;
        }

        Map<String, Amount> worth() {
            Map<String, Amount> worth = new TreeMap<>(caused);
            outside.forEach(amount -> worth.merge(amount.unit(), amount, Amount::max));
            return worth;
        }
    }
}
