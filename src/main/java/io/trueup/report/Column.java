package io.trueup.report;

/** A column of a table: its heading, and between how many characters its width may be; a figure stands to the right. */
record Column(String heading, int least, int most, boolean isFigure) {

    static Column text(String heading, int least, int most) {
        return new Column(heading, least, most, false);
    }

    static Column figure(String heading, int least) {
        return new Column(heading, least, 26, true);
    }
}
