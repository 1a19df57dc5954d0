package io.trueup.invoice.pdf;

import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceKinds;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.Section;
import io.trueup.invoice.TotalsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's own invoices until about March 2026 (domain.md section 3): one period for the whole document, sections with their totals,
 * model rows inside, {@code Pre-purchase applied}, and for purchases a memo below the totals.
 */
final class GenerationOne implements Layout {

    @Override
    public Reading read(Paper paper, Head head, Provenance source) {
        Sheet sheet = Sheet.of(paper, head);
        PrintedPeriod period = paper.body().subList(head.parties(), head.table()).stream()
                .map(row -> PrintedDates.period(row.first().text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<Section> sections = new ArrayList<>();
        List<InvoiceLine> lines = new ArrayList<>();
        for (TableLine line : sheet.lines()) {
            if (line.quantity() == null && !line.indented()) {
                sections.add(new Section(line.description(), sheet.amount(line), line.place()));
            } else {
                String section = sections.isEmpty() ? null : sections.getLast().name();
                lines.add(sheet.invoiceLine(line, head.issuer(), section));
            }
        }
        List<TotalsRow> totals = sheet.totalsRows();
        Invoice invoice = new Invoice(
                InvoiceKinds.of(head.kind(), head.issuer(), lines, period != null),
                head.title(),
                head.issuer(),
                head.customer(),
                head.number(),
                head.receiptNumber(),
                head.issued(paper.body()),
                sheet.figures().currency(),
                period,
                sections,
                lines,
                totals,
                memo(sheet),
                paper.voidedNumbers(),
                source);
        return new Reading(invoice, sheet.note());
    }

    private static @Nullable String memo(Sheet sheet) {
        String memo = sheet.behind().stream()
                .flatMap(band -> band.rows().stream())
                .map(TextRow::text)
                .collect(Collectors.joining("\n"));
        return memo.isEmpty() ? null : memo;
    }
}
