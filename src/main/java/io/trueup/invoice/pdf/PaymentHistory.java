package io.trueup.invoice.pdf;

import io.trueup.invoice.pdf.Paper.Band;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table of payments on receipts since August 2025, of which only the receipt number is wanted (stripe-pdf-layout.md section 8). */
final class PaymentHistory {

    private static final Pattern RECEIPT_NUMBER = Pattern.compile("\\d{4}(?:-\\d{4}){1,3}");

    private PaymentHistory() {}

    /** The first payment's receipt number, joined where it wraps; null where there is no such table. */
    static @Nullable String receiptNumber(List<Band> behindTotals) {
        boolean inside = false;
        String wrapped = "";
        for (Band band : behindTotals) {
            for (TextRow row : band.rows()) {
                inside |= Label.PAYMENT_HISTORY.is(row.first().text());
                String candidate = Joined.of(wrapped, row.last().text());
                if (inside && RECEIPT_NUMBER.matcher(candidate).matches()) {
                    return candidate;
                }
                if (inside && candidate.endsWith("-")) {
                    wrapped = candidate; // the rest stands below, perhaps behind a line on the exchange rate
                }
            }
        }
        return null;
    }
}
