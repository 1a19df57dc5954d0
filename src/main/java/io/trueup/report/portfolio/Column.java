package io.trueup.report.portfolio;

import org.apache.poi.ss.util.CellReference;

/** The columns of the sheet Organizations, in their order; the name of each is that of its cells in formulas. */
enum Column {
    ORGANIZATION("Organization", 24, false),
    NAME("Name", 26, false),
    STATUS("Status", 13, false),
    CURRENCY("Currency", 10, false),
    LOW("Spend at least", 13, true),
    ESTIMATE("Best estimate", 13, true),
    HIGH("Spend at most", 13, true),
    INVOICED("Invoiced", 13, true),
    VARIANCE("Variance, net", 14, true),
    DISPUTE("In dispute", 14, true),
    CREDITS("Computer credits", 16, true),
    CREDITS_DISPUTE("Credits in dispute", 16, true),
    ERRORS("Errors", 9, true),
    WARNINGS("Warnings", 10, true),
    FINDING("Largest finding", 28, false),
    FOUND("What was found", 48, false),
    SET_ASIDE("Documents set aside", 12, true),
    VERSION("Version", 9, true),
    WORKBOOK("Workbook", 11, false),
    PROBLEM("Why it was not run", 36, false);

    private final String heading;
    private final int width;
    private final boolean figure;
    private final String letter;

    Column(String heading, int width, boolean figure) {
        this.heading = heading;
        this.width = width;
        this.figure = figure;
        this.letter = CellReference.convertNumToColString(ordinal());
    }

    String heading() {
        return heading;
    }

    /** In characters. */
    int width() {
        return width;
    }

    boolean isFigure() {
        return figure;
    }

    String letter() {
        return letter;
    }

    /** The defined name of its cells, such as {@code PortfolioStatus}. */
    String defined() {
        StringBuilder name = new StringBuilder("Portfolio");
        for (String part : name().split("_")) {
            name.append(part.charAt(0)).append(part.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }
}
