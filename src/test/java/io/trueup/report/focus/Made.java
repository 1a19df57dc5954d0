package io.trueup.report.focus;

import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.Place;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Terms;
import io.trueup.reconcile.UsedOnDay;
import io.trueup.reconcile.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A month put together by hand, one part at a time. */
final class Made {

    private final YearMonth month;
    private String name = "Halyard Labs, Inc.";
    private Currency currency = Money.USD;
    private Status status = Status.RECONCILED;
    private boolean over = true;
    private boolean provisional = true;
    private @Nullable SeatContract seats;
    private final List<ApiGroup> groups = new ArrayList<>();
    private final List<AccountResult> accounts = new ArrayList<>();
    private final List<BookedSale> sales = new ArrayList<>();
    private final List<UsedOnDay> usage = new ArrayList<>();

    private Made(YearMonth month) {
        this.month = month;
    }

    static Made month(String month) {
        return new Made(YearMonth.parse(month));
    }

    Made named(String other) {
        name = other;
        return this;
    }

    Made in(String code) {
        currency = Currency.getInstance(code);
        return this;
    }

    Made open() {
        status = Status.PROVISIONAL;
        return this;
    }

    Made notOver() {
        over = false;
        return this;
    }

    Made withoutProvisional() {
        provisional = false;
        return this;
    }

    Made group(String group, Mode mode, ApiKey... keys) {
        groups.add(new ApiGroup(group, mode, List.of(), null, List.of(keys)));
        return this;
    }

    Made seats(SeatContract contract) {
        seats = contract;
        return this;
    }

    /**
     * @param estimate of the spend; null if unknown
     * @param invoiced null if no invoice is there
     */
    Made account(String account, @Nullable String estimate, @Nullable String invoiced, @Nullable String paid) {
        Money told = estimate == null ? null : money(estimate);
        accounts.add(new AccountResult(
                account,
                currency.getCurrencyCode(),
                BillingPeriod.of(month),
                new Spend(AmountRange.of(told, told), told, Basis.USAGE),
                null,
                invoiced == null ? null : money(invoiced),
                paid == null ? null : money(paid),
                invoiced == null ? told : money(invoiced),
                null,
                invoiced == null ? Verdict.INVOICE_MISSING : Verdict.MATCHED,
                List.of(),
                null));
        return this;
    }

    Made sale(BookedSale sale) {
        sales.add(sale);
        return this;
    }

    Made used(UsedOnDay used) {
        usage.add(used);
        return this;
    }

    Reconciliation reconciled() {
        return new Reconciliation(
                "halyard-labs",
                name,
                month,
                over,
                status,
                List.of(),
                accounts,
                List.of(),
                List.of(),
                new Method("4", null, new Tolerance(money("0.02"), new BigDecimal("0.1")), List.of(), List.of()),
                new MonthDetail(
                        new Terms(
                                "Perplexity AI, Inc.",
                                currency,
                                groups,
                                seats,
                                null,
                                LedgerAccounts.PLAIN,
                                provisional),
                        sales,
                        List.of(),
                        List.of(),
                        usage,
                        List.of(),
                        List.of()));
    }

    Parsed files() {
        return Parsed.of(reconciled());
    }

    private Money money(String amount) {
        return Money.of(new BigDecimal(amount), currency);
    }

    static BookedSale sale(
            String account,
            String number,
            @Nullable String credits,
            String issued,
            Currency currency,
            List<BookedSale.Line> lines,
            List<TotalsRow> totals) {
        Money subtotal = lines.stream().map(line -> line.line().amount()).reduce(Money.zero(currency), Money::plus);
        return new BookedSale(
                account,
                number,
                credits,
                LocalDate.parse(issued),
                LocalDate.parse(issued),
                true,
                currency,
                lines,
                totals,
                subtotal,
                Provenance.of("Invoice-" + number + ".pdf"));
    }

    static BookedSale.Line line(
            String description,
            @Nullable String quantity,
            Money amount,
            @Nullable BillingPeriod period,
            LineSubject subject,
            boolean ofMonth) {
        return new BookedSale.Line(
                new InvoiceLine(
                        description,
                        quantity == null ? null : new BigDecimal(quantity),
                        null,
                        amount,
                        null,
                        null,
                        null,
                        subject,
                        new Place(1, 1)),
                period,
                ofMonth);
    }

    static TotalsRow row(Role role, String label, Money amount) {
        return new TotalsRow(role, label, amount, new Place(1, 2));
    }
}
