package io.trueup.report;

/** The sheets of the workbook, the same every month and in this order. */
enum SheetName {
    COVER("Cover"),
    SUMMARY("Summary"),
    BRIDGE("Bridge"),
    ROLL_FORWARD("Roll-forward"),
    DAILY("Daily"),
    INVOICE_LINES("Invoice lines"),
    SEATS("Seats"),
    USAGE("Usage × price"),
    FINDINGS("Findings"),
    DOCUMENTS("Documents"),
    CHECKS("Checks"),
    METHOD("Method");

    private final String told;

    SheetName(String told) {
        this.told = told;
    }

    String told() {
        return told;
    }

    /** A cell of this sheet as a formula of another sheet names it. */
    String cell(String address) {
        return "'" + told + "'!" + address;
    }
}
