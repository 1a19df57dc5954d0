package io.trueup.document;

/** What a document is, recognised by its content; the names are those of formats.md ("What read --json prints"). */
public enum DocumentKind {
    USAGE_INVOICE("usage-invoice"),
    PURCHASE_INVOICE("purchase-invoice"),
    SEAT_INVOICE("seat-invoice"),
    RECEIPT("receipt"),
    CREDIT_NOTE("credit-note"),
    /** Any other seller's invoice, or one whose lines tell nothing of what was sold. */
    INVOICE("invoice"),
    BALANCES("balances"),
    MOVEMENTS("movements"),
    MEMBERS("members"),
    MEMBER_CREDITS("member-credits"),
    COMPUTER_ANALYTICS("computer-analytics"),
    API_METERS("api-meters"),
    METRIC("metric"),
    RESPONSE_LOG("response-log"),
    SCREENSHOT("screenshot"),
    UNKNOWN("unknown");

    private final String told;

    DocumentKind(String told) {
        this.told = told;
    }

    /** The name in result.json and in {@code read --json}. */
    public String told() {
        return told;
    }

    public static DocumentKind ofTold(String told) {
        for (DocumentKind kind : values()) {
            if (kind.told.equals(told)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No document kind is called " + told);
    }

    /** Whether it is a document that can be booked: an invoice, a receipt or a credit note. */
    public boolean isPaper() {
        return compareTo(INVOICE) <= 0;
    }
}
