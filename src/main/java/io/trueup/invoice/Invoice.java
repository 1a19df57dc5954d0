package io.trueup.invoice;

import io.trueup.document.DocumentKind;
import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, receipt or credit note exactly as printed: nothing computed, nothing corrected. Money carries the printed sign.
 *
 * @param title as printed: {@code Invoice}, {@code Receipt}, {@code Credit note}
 * @param issuer the seller's name
 * @param customer the first line below "Bill to"
 * @param number the invoice's number (a receipt prints its invoice's)
 * @param receiptNumber null where none is printed
 * @param issued the date of issue; on a receipt the date paid
 * @param period the period printed for the whole document (generation 1); null where lines carry their own
 * @param sections of a generation 1 invoice; empty elsewhere
 * @param totals the rows below the lines, in printed order
 * @param memo the free text between headline and table, or below the totals (generation 1); it proves nothing
 * @param replaces numbers of older versions that the footer declares void: they must not be booked
 * @param source the document's file
 */
public record Invoice(
        DocumentKind kind,
        String title,
        String issuer,
        String customer,
        String number,
        @Nullable String receiptNumber,
        LocalDate issued,
        Currency currency,
        @Nullable PrintedPeriod period,
        List<Section> sections,
        List<InvoiceLine> lines,
        List<TotalsRow> totals,
        @Nullable String memo,
        List<String> replaces,
        Provenance source)
        implements Fact {

    public Invoice {
        sections = List.copyOf(sections);
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
        replaces = List.copyOf(replaces);
    }

    /** What stands before the last hyphen of the number. */
    public String series() {
        int hyphen = number.lastIndexOf('-');
        return hyphen < 0 ? number : number.substring(0, hyphen);
    }

    /** The place of a line or a total as evidence. */
    public Provenance at(Place place) {
        return Provenance.page(source.file(), place.page(), place.row());
    }

    public boolean isReceipt() {
        return kind == DocumentKind.RECEIPT;
    }

    public boolean isCreditNote() {
        return kind == DocumentKind.CREDIT_NOTE;
    }

    public @Nullable Money subtotal() {
        return first(Role.SUBTOTAL);
    }

    public @Nullable Money total() {
        return first(Role.TOTAL);
    }

    /** What is to be paid, or was paid; null where the document prints none. */
    public @Nullable Money due() {
        return first(Role.DUE);
    }

    /** The credit printed as applied, with its printed (negative) sign, summed; null where no such row is printed. */
    public @Nullable Money applied() {
        return sum(Role.APPLIED);
    }

    public List<TotalsRow> discounts() {
        return rows(Role.DISCOUNT);
    }

    public List<TotalsRow> taxes() {
        return rows(Role.TAX);
    }

    public List<TotalsRow> rows(Role role) {
        return totals.stream().filter(row -> row.role() == role).toList();
    }

    /** The sum of a role's figures; null where no such row carries one. */
    public @Nullable Money sum(Role role) {
        return rows(role).stream()
                .map(TotalsRow::amount)
                .filter(Objects::nonNull)
                .reduce(Money::plus)
                .orElse(null);
    }

    /** The sum of the lines' amounts. */
    public Money linesTotal() {
        return lines.stream().map(InvoiceLine::amount).reduce(Money.zero(currency), Money::plus);
    }

    private @Nullable Money first(Role role) {
        return totals.stream()
                .filter(row -> row.role() == role)
                .map(TotalsRow::amount)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
