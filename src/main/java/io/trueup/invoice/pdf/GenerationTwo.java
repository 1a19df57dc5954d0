package io.trueup.invoice.pdf;

import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceKinds;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.TotalsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Stripe invoice, receipt or credit note of any seller and of all variants A1 to B3 (stripe-pdf-layout.md section 13). */
final class GenerationTwo implements Layout {

    private static final String PAY_ONLINE = "Pay online";

    @Override
    public Reading read(Paper paper, Head head, Provenance source) {
        Sheet sheet = Sheet.of(paper, head);
        List<InvoiceLine> lines = new ArrayList<>();
        for (TableLine line : sheet.lines()) {
            lines.add(sheet.invoiceLine(line, head.issuer(), null));
        }
        List<TotalsRow> totals = sheet.totalsRows();
        String receiptNumber = head.receiptNumber();
        Invoice invoice = new Invoice(
                InvoiceKinds.of(head.kind(), head.issuer(), lines, false),
                head.title(),
                head.issuer(),
                head.customer(),
                head.number(),
                receiptNumber == null ? PaymentHistory.receiptNumber(sheet.behind()) : receiptNumber,
                head.issued(paper.body()),
                sheet.figures().currency(),
                null,
                List.of(),
                lines,
                totals,
                memo(paper, head),
                paper.voidedNumbers(),
                source);
        return new Reading(invoice, sheet.note());
    }

    private static @Nullable String memo(Paper paper, Head head) {
        Integer headline = head.headline();
        if (headline == null) {
            return null;
        }
        String memo = paper.body().subList(headline + 1, head.table()).stream()
                .map(TextRow::text)
                .filter(text -> !text.equals(PAY_ONLINE))
                .collect(Collectors.joining("\n"));
        return memo.isEmpty() ? null : memo;
    }
}
