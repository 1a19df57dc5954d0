package io.trueup.invoice;

import io.trueup.document.DocumentKind;
import io.trueup.invoice.LineSubject.Nature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of document an invoice is, by its seller and the natures of its lines (formats.md, "read --json"). */
public final class InvoiceKinds {

    private static final String VENDOR = "Perplexity";

    private InvoiceKinds() {}

    /**
     * The kind of an invoice; a receipt and a credit note stay what their title says.
     *
     * @param metered whether the document prints one billing period for all its lines, as generation 1 usage invoices do
     */
    public static DocumentKind of(DocumentKind title, String issuer, List<InvoiceLine> lines, boolean metered) {
        if (title != DocumentKind.INVOICE || !isVendor(issuer)) {
            return title;
        }
        if (metered || has(lines, Nature.API_USAGE)) {
            return DocumentKind.USAGE_INVOICE;
        }
        if (has(lines, Nature.SEATS) || has(lines, Nature.SEAT_ADJUSTMENT)) {
            return DocumentKind.SEAT_INVOICE;
        }
        if (has(lines, Nature.API_CREDIT) || has(lines, Nature.COMPUTER_CREDIT)) {
            return DocumentKind.PURCHASE_INVOICE;
        }
        return DocumentKind.INVOICE;
    }

    /** What a line's wording tells; another seller's words mean nothing here. */
    public static LineSubject subject(String issuer, String description, @Nullable String section) {
        return isVendor(issuer) ? LinePatterns.subject(description, section) : LineSubject.unattributed();
    }

    /** Whether a seller is the vendor whose documents this program understands. */
    public static boolean isVendor(String issuer) {
        return issuer.regionMatches(true, 0, VENDOR, 0, VENDOR.length());
    }

    private static boolean has(List<InvoiceLine> lines, Nature nature) {
        return lines.stream().anyMatch(line -> line.subject().nature() == nature);
    }
}
