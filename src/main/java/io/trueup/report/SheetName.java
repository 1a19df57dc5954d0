package io.trueup.report;

/** The sheets of the workbook, the same every month and in this order, each with the name of its table and what it tells. */
enum SheetName {
    COVER("Cover", "tblCover", "How the month stands, what changed, whom to ask."),
    SUMMARY(
            "Summary",
            "tblSummary",
            "One row an account, and a total for each unit: spend, invoiced, variance, verdict."),
    BRIDGE(
            "Bridge",
            "tblBridge",
            "From the estimate, cause by cause, to what was invoiced, with a chart for each account."),
    ROLL_FORWARD("Roll-forward", "tblRollForward", "Each pool of credit from its opening to its closing balance."),
    DAILY("Daily", "tblDaily", "Balance and consumption, day by day."),
    INVOICE_LINES(
            "Invoice lines",
            "tblInvoiceLines",
            "Every line of the booked documents as printed, and the documents' totals."),
    SEATS("Seats", "tblSeats", "Seats that the contract and the member list call for, beside what was charged."),
    USAGE("Usage × price", "tblUsage", "Metered usage at its list price."),
    FINDINGS("Findings", "tblFindings", "What is wrong, worth a look or worth knowing, each with its next step."),
    DOCUMENTS("Documents", "tblDocuments", "Every document that bears on the month, and what became of it."),
    CHECKS("Checks", "tblChecks", "Every tie-out as a formula, and one overall check."),
    METHOD("Method", "tblMethod", "Assumptions, tolerance, prices, versions; how to read the figures.");

    private final String told;
    private final String table;
    private final String purpose;

    SheetName(String told, String table, String purpose) {
        this.told = told;
        this.table = table;
        this.purpose = purpose;
    }

    String told() {
        return told;
    }

    /** The name of the sheet's first table. */
    String table() {
        return table;
    }

    /** What the sheet tells, a sentence. */
    String purpose() {
        return purpose;
    }

    static SheetName ofTold(String told) {
        for (SheetName name : values()) {
            if (name.told.equals(told)) {
                return name;
            }
        }
        throw new IllegalArgumentException("No such sheet: " + told);
    }

    /** A cell of this sheet as a formula of another sheet names it. */
    String cell(String address) {
        return "'" + told + "'!" + address;
    }
}
