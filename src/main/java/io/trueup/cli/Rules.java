package io.trueup.cli;

import io.trueup.finding.FindingCode;

/** The rule behind each finding code, in one plain sentence (formats.md section 4). */
final class Rules {
    private Rules() {}

    static String of(FindingCode code) {
        return switch (code) {
            case INVOICE_OUTSIDE_RANGE ->
                "What an invoice says was drawn from credit must lie in the range that the balances prove, give or take the tolerance and half a cent a line; the amount is the distance to the nearest end.";
            case INVOICE_MISSING -> "The month is over and no invoice claims it; the amount is the estimate.";
            case EVIDENCE_MISSING ->
                "An invoice came, but no balances, usage or contract are there to check it against.";
            case LINE_AMOUNT_MISMATCH ->
                "A line's quantity times its unit price must be its amount to the cent; the amount is printed minus computed.";
            case SUBTOTAL_MISMATCH ->
                "The printed subtotal must be the sum of the lines above it; the amount is printed minus computed.";
            case TAX_MISMATCH ->
                "A printed tax must be its rate on what it is charged on; the amount is printed minus computed.";
            case TOTAL_MISMATCH ->
                "The printed total must be the subtotal less discounts plus taxes; the amount is printed minus computed.";
            case AMOUNT_DUE_MISMATCH ->
                "The amount due must be the total less the credit applied; the amount is printed minus computed.";
            case DUPLICATE_INVOICE ->
                "One invoice number may have one content only; booked is the copy that adds up, the amount is the usage of the other.";
            case REISSUED_INVOICE ->
                "The same period and lines came under another number; only one is booked, the amount is the copy's subtotal.";
            case PERIOD_OVERLAP -> "No day of usage may be invoiced twice.";
            case PERIOD_GAP ->
                "Once the month's invoice has come, every day of the month since the first invoice must be covered by one.";
            case SERIES_GAP ->
                "Invoice numbers of a series follow one another; a missing number may be an invoice that never arrived.";
            case UNKNOWN_SERIES ->
                "The number's series is registered for no account in organization.yaml, so it is not booked.";
            case UNKNOWN_ISSUER -> "The seller printed is not the one in organization.yaml, so it is not booked.";
            case WRONG_CUSTOMER -> "\"Bill to\" names somebody else than the organization, so it is not booked.";
            case CURRENCY_MISMATCH -> "The currency is not the organization's, so it is not booked.";
            case UNDOCUMENTED_INCREASE ->
                "A balance may rise only by a purchase, reload or grant that a document tells; the amount is the least that must have come in.";
            case PURCHASE_NOT_CREDITED ->
                "A purchase that was paid must reach the balance; here the balances fit only without it, and the amount is its face value.";
            case OVERDRAFT -> "Usage beyond the credit is charged on the invoice; the amount is that part before tax.";
            case BALANCE_EXHAUSTED ->
                "A balance of zero hides what was used beyond it, so the upper end stays open until an invoice tells.";
            case CREDIT_EXPIRED ->
                "Credit that expired left the balance without being spent; the amount is what was lost.";
            case RELOAD_OFF_RULE ->
                "An automatic reload must be of the amount agreed in organization.yaml; the amount is the difference.";
            case UNIT_MISMATCH ->
                "API balances are in dollars, Computer balances in credits; a row in the wrong unit is kept out.";
            case RATE_MISMATCH ->
                "A line's unit price must be the list or contract price valid in its period; the amount is the difference in price times the quantity.";
            case UNLISTED_CHARGE ->
                "The line names a meter that the price list does not know; the amount is the line's.";
            case UNKNOWN_KEY -> "The key suffix is not registered for the group; the amount is the sum of its lines.";
            case RETIRED_KEY_CHARGED ->
                "The key was charged outside the dates registered for it; the amount is the sum of its lines.";
            case AMBIGUOUS_KEY ->
                "Two keys of the group share the suffix on a day of the period; the amount is the sum of its lines.";
            case USAGE_MISMATCH ->
                "The quantity invoiced must be the quantity metered; the amount is the difference at list price.";
            case EXPORT_DOUBLED ->
                "An export that holds exactly twice the figures was added up twice where it was made.";
            case EXPORT_MISLABELLED -> "An export carries the figures of another metric than its name says.";
            case SEAT_COUNT_MISMATCH ->
                "Seats renewed must be the seats held on the billing day; the amount is the difference at the contract price.";
            case SEAT_PRICE_MISMATCH ->
                "The price of a seat must be the contract's; the amount is the difference times the seats invoiced.";
            case PRORATION_MISMATCH ->
                "A part period costs the price times the days left over the days of the period; the amount is printed minus computed.";
            case BILLING_DAY_DIFFERS ->
                "Seats are renewed on the billing day of organization.yaml; where an invoice renews them on another day, its day is used.";
            case SEAT_ADJUSTMENT_MISSING ->
                "Somebody joined or left and the charge or credit for it, though due, was never invoiced.";
            case ANALYTICS_UNATTRIBUTED ->
                "The count of credits exceeds the sum of its breakdown; the rest is unattributed, not lost.";
            case ANALYTICS_GAP -> "Days of the month are missing from the analytics; the amount is their number.";
            case MEMBER_USAGE_SHORT ->
                "The members' usage sums to less than the organization's, as after members departed; the amount is in credits.";
            case POOL_USAGE_MISMATCH ->
                "No more can leave the organization's pool than the analytics say was paid; the amount is the excess in credits.";
            case ARREARS_CHARGE -> "A negative Computer balance was invoiced after the period.";
            case UNREADABLE_DOCUMENT -> "The file is damaged; until a sound copy comes it counts in no figure.";
            case PROTECTED_DOCUMENT ->
                "The file asks for a password to open it; until an open copy comes it counts in no figure.";
            case UNKNOWN_LAYOUT ->
                "The file has no text, or text in a layout that is not known; it counts in no figure.";
            case UNKNOWN_DOCUMENT -> "The file is of no kind that is known; it counts in no figure.";
            case ROW_REFUSED -> "The row breaks the form of its file and is kept out; the rest of the file counts.";
            case READINGS_CONFLICT -> "Two readings of one pool at one instant differ; neither counts.";
            case UNKNOWN_METER -> "The export holds a meter that the program does not know.";
            case PRICE_MISSING -> "The price list has no price for the meter on that day; the amount is its quantity.";
            case LATE_DOCUMENT -> "The document changes a month that was already closed.";
        };
    }
}
