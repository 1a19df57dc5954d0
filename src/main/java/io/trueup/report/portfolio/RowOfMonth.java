package io.trueup.report.portfolio;

import io.trueup.finding.Finding;
import io.trueup.finding.Severity;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.MoneyInDispute;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds an organization's accounts up to its row: a sum that misses an account is told by a word, never as if it were whole. */
final class RowOfMonth {

    private static final String NO_ACCOUNT = "no account";

    private final Reconciliation month;
    private final List<AccountResult> accounts;
    private final List<AccountResult> pools;
    private final String currency;

    private RowOfMonth(Reconciliation month) {
        this.month = month;
        this.pools = month.accounts().stream()
                .filter(account -> account.unit().equals(Credits.UNIT))
                .toList();
        this.accounts = month.accounts().stream()
                .filter(account -> !account.unit().equals(Credits.UNIT))
                .toList();
        List<String> currencies =
                accounts.stream().map(AccountResult::unit).distinct().sorted().toList();
        this.currency = currencies.isEmpty() ? PortfolioRow.NO_CURRENCY : String.join(" and ", currencies);
    }

    static PortfolioRow of(Reconciliation month, int version) {
        return new RowOfMonth(month).row(version);
    }

    private PortfolioRow row(int version) {
        Optional<Finding> largest = largest();
        MoneyInDispute dispute = MoneyInDispute.of(month);
        return new PortfolioRow(
                month.organization(),
                month.name(),
                Standing.of(month.status()),
                currency,
                sum(accounts, account -> account.spend().range().low(), Figure.NOT_KNOWN),
                sum(accounts, account -> account.spend().estimate(), Figure.NOT_KNOWN),
                sum(accounts, account -> account.spend().range().high(), "open"),
                invoiced(),
                variance(),
                dispute.in(currency),
                pools.isEmpty()
                        ? Figure.unknown("no pool")
                        : sum(pools, account -> account.spend().estimate(), Figure.NOT_KNOWN),
                dispute.in(Credits.UNIT),
                count(Severity.ERROR),
                count(Severity.WARNING),
                largest.map(finding -> finding.code().name()).orElse("none"),
                largest.map(Finding::message).orElse(""),
                month.documents().stream().filter(DocumentUse::setAside).count(),
                version,
                null);
    }

    /** Two currencies have no sum. */
    private boolean isMixed() {
        return accounts.stream().map(AccountResult::unit).distinct().count() > 1;
    }

    private Figure sum(List<AccountResult> of, Function<AccountResult, @Nullable Amount> figure, String unknown) {
        if (of.isEmpty()) {
            return Figure.unknown(NO_ACCOUNT);
        }
        if (of == accounts && isMixed()) {
            return Figure.unknown("several currencies");
        }
        List<BigDecimal> known = new ArrayList<>();
        for (AccountResult account : of) {
            Amount amount = figure.apply(account);
            if (amount == null) {
                return Figure.unknown(unknown);
            }
            known.add(amount.value());
        }
        return Figure.of(total(known));
    }

    /** Accounts that expect no invoice take no part; one whose invoice is missing leaves the sum incomplete. */
    private Figure invoiced() {
        List<AccountResult> invoiced =
                accounts.stream().filter(account -> account.invoiced() != null).toList();
        boolean missing = accounts.stream()
                .anyMatch(account -> account.invoiced() == null
                        && (account.verdict() == Verdict.INVOICE_MISSING || account.verdict() == Verdict.AMBIGUOUS));
        if (!accounts.isEmpty() && invoiced.isEmpty()) {
            return Figure.unknown(missing ? "no invoice" : "none expected");
        }
        return missing ? Figure.unknown("not complete") : sum(invoiced, AccountResult::invoiced, Figure.NOT_KNOWN);
    }

    private Figure variance() {
        if (invoiced().value() == null) {
            return Figure.unknown("no invoice");
        }
        return sum(
                accounts.stream().filter(account -> account.invoiced() != null).toList(),
                AccountResult::variance,
                "cannot be told");
    }

    private static BigDecimal total(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long count(Severity severity) {
        return month.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The error, else the warning, that is worth most; of equal ones the first of the report. */
    private Optional<Finding> largest() {
        return month.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .min(Comparator.comparing(Finding::severity)
                        .thenComparing(RowOfMonth::worth, Comparator.reverseOrder()));
    }

    private static BigDecimal worth(Finding finding) {
        Amount amount = finding.amount();
        return amount == null ? BigDecimal.ONE.negate() : amount.value().abs();
    }
}
