package io.trueup.reconcile;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.Place;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes invoices and receipts as the reader would have read them, one part at a time. */
final class Papers {

    static final String SELLER = "Perplexity AI, Inc.";
    static final String CUSTOMER = "Halyard Labs, Inc.";

    private final String number;
    private DocumentKind kind = DocumentKind.USAGE_INVOICE;
    private String title = "Invoice";
    private String issuer = SELLER;
    private String customer = CUSTOMER;
    private LocalDate issued;
    private Currency currency = Money.USD;
    private final List<InvoiceLine> lines = new ArrayList<>();
    private final List<TotalsRow> totals = new ArrayList<>();
    private final List<String> replaces = new ArrayList<>();
    private @Nullable String memo;
    private String file;
    private boolean totalled;

    private Papers(String number, LocalDate issued) {
        this.number = number;
        this.issued = issued;
        this.file = "Invoice-" + number + ".pdf";
    }

    static Papers usage(String number, String issued) {
        return new Papers(number, LocalDate.parse(issued));
    }

    /** A usage invoice over one line of the whole month, all of it drawn from credit. */
    static Papers usage(String number, YearMonth month, String amount) {
        return usage(number, month.plusMonths(1).atDay(1).toString())
                .line(
                        "sonar (743S)",
                        null,
                        null,
                        amount,
                        BillingPeriod.of(month),
                        LineSubject.usage("sonar", null, null, "743S"));
    }

    static Papers purchase(String number, String paid, String amount) {
        Papers paper = new Papers(number, LocalDate.parse(paid)).receipt();
        paper.line("API credits", amount, "1.00", amount, null, LineSubject.of(Nature.API_CREDIT));
        return paper.row(Role.SUBTOTAL, "Subtotal", amount)
                .row(Role.TOTAL, "Total", amount)
                .row(Role.DUE, "Amount paid", amount);
    }

    Papers receipt() {
        kind = DocumentKind.RECEIPT;
        title = "Receipt";
        file = "Receipt-" + number + ".pdf";
        return this;
    }

    Papers invoice() {
        kind = DocumentKind.PURCHASE_INVOICE;
        title = "Invoice";
        file = "Invoice-" + number + ".pdf";
        return this;
    }

    Papers kind(DocumentKind other) {
        kind = other;
        return this;
    }

    Papers creditNote() {
        kind = DocumentKind.CREDIT_NOTE;
        title = "Credit note";
        return this;
    }

    Papers from(String seller) {
        issuer = seller;
        return this;
    }

    Papers to(String buyer) {
        customer = buyer;
        return this;
    }

    Papers in(String code) {
        currency = Currency.getInstance(code);
        lines.replaceAll(line -> new InvoiceLine(
                line.description(),
                line.quantity(),
                line.unitPrice(),
                Money.of(line.amount().value(), currency),
                line.tax(),
                line.period(),
                line.section(),
                line.subject(),
                line.place()));
        return this;
    }

    Papers named(String path) {
        file = path;
        return this;
    }

    Papers memo(String text) {
        memo = text;
        return this;
    }

    Papers replaces(String older) {
        replaces.add(older);
        return this;
    }

    Papers line(
            String description,
            @Nullable String quantity,
            @Nullable String unitPrice,
            String amount,
            @Nullable BillingPeriod period,
            LineSubject subject) {
        lines.add(new InvoiceLine(
                description,
                quantity == null ? null : new BigDecimal(quantity),
                unitPrice == null ? null : Money.usd(unitPrice),
                money(amount),
                null,
                period == null ? null : new PrintedPeriod(period, period.toString()),
                null,
                subject,
                new Place(1, 12 + lines.size())));
        return this;
    }

    Papers row(Role role, String label, String amount) {
        totals.add(new TotalsRow(role, label, money(amount), new Place(1, 40 + totals.size())));
        totalled |= role == Role.SUBTOTAL;
        return this;
    }

    /** The totals of a usage invoice of which so much was drawn from credit; the rest is due. */
    Papers applied(String amount) {
        Money subtotal = sum();
        Money due = subtotal.minus(money(amount));
        return row(Role.SUBTOTAL, "Subtotal", plain(subtotal))
                .row(Role.APPLIED, "Credit grant applied", "-" + amount)
                .row(Role.TOTAL, "Total", plain(due))
                .row(Role.DUE, "Amount due", plain(due));
    }

    Invoice read() {
        if (!totalled) {
            applied(plain(sum()));
        }
        return new Invoice(
                kind,
                title,
                issuer,
                customer,
                number,
                null,
                issued,
                currency,
                null,
                List.of(),
                lines,
                totals,
                memo,
                replaces,
                Provenance.of(file));
    }

    private Money sum() {
        return lines.stream().map(InvoiceLine::amount).reduce(Money.zero(currency), Money::plus);
    }

    private Money money(String amount) {
        return Money.of(new BigDecimal(amount), currency);
    }

    private static String plain(Money amount) {
        return amount.value().toPlainString();
    }
}
