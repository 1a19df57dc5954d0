package io.trueup.cli;

import io.trueup.finding.FindingCode;

/** How the vendor bills, as far as a finding's rule rests on it: the facts behind the rule, in a few plain sentences. */
enum Background {
    CREDIT(
            "API credit is bought in advance and one credit is one dollar. A balance falls by use, and also when credit expires or is refunded; it"
                    + " rises by purchases, reloads and grants. Between two readings use can only be added up, so the month's use is the opening balance plus"
                    + " what came in, less what expired or was refunded, less the closing balance; next to the month's edges it is known only as a range."),
    OVERDRAFT(
            "Credit ends at zero. A little use can still run over; no later purchase covers it, and the month-end invoice charges it as amount due."
                    + " What was used is therefore what was drawn from credit plus what was charged."),
    PURCHASE(
            "A purchase is cash, not use. It is known by the day that its receipt prints, which is San Francisco's, so it reached the balance"
                    + " between that day's 00:00 UTC and 08:00 UTC of the next. An invoice alone does not prove that it was paid; a receipt does."),
    PAPER(
            "One number series of an account holds purchases and usage invoices one after the other. Use is booked by the period that the lines print,"
                    + " never by the invoice's date. An invoice and a receipt of one number are one sale; a month can have two usage invoices, and a newer"
                    + " version can declare older numbers void."),
    ARITHMETIC(
            "Each line is rounded to the cent by itself, and it is not known which way an exact half cent goes; so either is right there, and"
                    + " half a cent a line is rounding when totals are compared."),
    PRICE(
            "List prices are dated, and the vendor changes them in the middle of months; any price valid on some day of a line's period is right."
                    + " Request fees depend on the size of the search context."),
    KEY(
            "Use is charged by API key, named by its last four characters. Such endings can collide, and they change when keys are rotated, so each one"
                    + " is registered with the days on which it is valid."),
    USAGE(
            "The console's meters, its metric files and the responses' own costs all count the same use. They keep about a month and know no calendar"
                    + " month, and files have been seen doubled or under another metric's name; so a copy that does not cover the days proves nothing."),
    SEATS(
            "Seats held on the billing day are charged until the next one. Who joins in between pays the exact days left, billed within a week (on annual"
                    + " plans within a month); who leaves is credited on the next renewal. A charge belongs to the month in which its invoice is issued."),
    COMPUTER(
            "Computer credits are another unit: 100 of them are one dollar. Promotions are used first, then the allotment inside each seat, then the"
                    + " organization's pool; only the pool was paid for. Analytics count use in whole UTC buckets, arrive late, and leave departed members out."),
    DOCUMENT(
            "A document is recognised by its content and booked by what it says of itself. What cannot be read is set aside with the reason and"
                    + " counts in no figure; the rest of the month goes on. It is read again when its bytes change.");

    private final String words;

    Background(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Background of(FindingCode code) {
        return switch (code) {
            case INVOICE_OUTSIDE_RANGE,
                    INVOICE_MISSING,
                    EVIDENCE_MISSING,
                    UNDOCUMENTED_INCREASE,
                    CREDIT_EXPIRED,
                    READINGS_CONFLICT -> CREDIT;
            case OVERDRAFT, BALANCE_EXHAUSTED -> OVERDRAFT;
            case PURCHASE_NOT_CREDITED, RELOAD_OFF_RULE -> PURCHASE;
            case DUPLICATE_INVOICE,
                    REISSUED_INVOICE,
                    PERIOD_OVERLAP,
                    PERIOD_GAP,
                    SERIES_GAP,
                    UNKNOWN_SERIES,
                    UNKNOWN_ISSUER,
                    WRONG_CUSTOMER,
                    CURRENCY_MISMATCH -> PAPER;
            case LINE_AMOUNT_MISMATCH, SUBTOTAL_MISMATCH, TAX_MISMATCH, TOTAL_MISMATCH, AMOUNT_DUE_MISMATCH ->
                ARITHMETIC;
            case RATE_MISMATCH, UNLISTED_CHARGE, PRICE_MISSING -> PRICE;
            case UNKNOWN_KEY, RETIRED_KEY_CHARGED, AMBIGUOUS_KEY -> KEY;
            case USAGE_MISMATCH, EXPORT_DOUBLED, EXPORT_MISLABELLED, UNKNOWN_METER -> USAGE;
            case SEAT_COUNT_MISMATCH,
                    SEAT_PRICE_MISMATCH,
                    PRORATION_MISMATCH,
                    SEAT_ADJUSTMENT_MISSING,
                    BILLING_DAY_DIFFERS -> SEATS;
            case ANALYTICS_UNATTRIBUTED,
                    ANALYTICS_GAP,
                    MEMBER_USAGE_SHORT,
                    POOL_USAGE_MISMATCH,
                    ARREARS_CHARGE,
                    UNIT_MISMATCH -> COMPUTER;
            case UNREADABLE_DOCUMENT,
                    PROTECTED_DOCUMENT,
                    UNKNOWN_LAYOUT,
                    UNKNOWN_DOCUMENT,
                    ROW_REFUSED,
                    LATE_DOCUMENT -> DOCUMENT;
        };
    }
}
