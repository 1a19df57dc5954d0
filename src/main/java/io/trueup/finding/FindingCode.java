package io.trueup.finding;

/** The finding codes of formats.md section 4, in its order; the list may grow, a code's meaning may not change. */
public enum FindingCode {
    INVOICE_OUTSIDE_RANGE(Severity.ERROR),
    INVOICE_MISSING(Severity.WARNING),
    EVIDENCE_MISSING(Severity.WARNING),
    LINE_AMOUNT_MISMATCH(Severity.ERROR),
    SUBTOTAL_MISMATCH(Severity.ERROR),
    TAX_MISMATCH(Severity.ERROR),
    TOTAL_MISMATCH(Severity.ERROR),
    AMOUNT_DUE_MISMATCH(Severity.ERROR),
    DUPLICATE_INVOICE(Severity.ERROR),
    REISSUED_INVOICE(Severity.WARNING),
    PERIOD_OVERLAP(Severity.ERROR),
    PERIOD_GAP(Severity.WARNING),
    SERIES_GAP(Severity.WARNING),
    UNKNOWN_SERIES(Severity.WARNING),
    UNKNOWN_ISSUER(Severity.ERROR),
    WRONG_CUSTOMER(Severity.ERROR),
    CURRENCY_MISMATCH(Severity.ERROR),
    UNDOCUMENTED_INCREASE(Severity.ERROR),
    PURCHASE_NOT_CREDITED(Severity.ERROR),
    OVERDRAFT(Severity.INFO),
    BALANCE_EXHAUSTED(Severity.WARNING),
    CREDIT_EXPIRED(Severity.INFO),
    RELOAD_OFF_RULE(Severity.WARNING),
    UNIT_MISMATCH(Severity.ERROR),
    RATE_MISMATCH(Severity.ERROR),
    UNLISTED_CHARGE(Severity.WARNING),
    UNKNOWN_KEY(Severity.ERROR),
    RETIRED_KEY_CHARGED(Severity.ERROR),
    AMBIGUOUS_KEY(Severity.WARNING),
    USAGE_MISMATCH(Severity.ERROR),
    EXPORT_DOUBLED(Severity.WARNING),
    EXPORT_MISLABELLED(Severity.WARNING),
    SEAT_COUNT_MISMATCH(Severity.ERROR),
    SEAT_PRICE_MISMATCH(Severity.ERROR),
    PRORATION_MISMATCH(Severity.ERROR),
    SEAT_ADJUSTMENT_MISSING(Severity.WARNING),
    ANALYTICS_UNATTRIBUTED(Severity.INFO),
    ANALYTICS_GAP(Severity.WARNING),
    MEMBER_USAGE_SHORT(Severity.INFO),
    POOL_USAGE_MISMATCH(Severity.ERROR),
    ARREARS_CHARGE(Severity.INFO),
    UNREADABLE_DOCUMENT(Severity.ERROR),
    PROTECTED_DOCUMENT(Severity.ERROR),
    UNKNOWN_LAYOUT(Severity.ERROR),
    UNKNOWN_DOCUMENT(Severity.ERROR),
    ROW_REFUSED(Severity.WARNING),
    READINGS_CONFLICT(Severity.WARNING),
    UNKNOWN_METER(Severity.WARNING),
    PRICE_MISSING(Severity.WARNING),
    LATE_DOCUMENT(Severity.WARNING),
    /** Beyond formats.md: seats are renewed on another day than the contract says. */
    BILLING_DAY_DIFFERS(Severity.INFO);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
