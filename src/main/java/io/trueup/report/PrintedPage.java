package io.trueup.report;

/**
 * How far down its printed page a sheet has come. Pages are A4, landscape, and fitted to the width of the sheet: the wider it is, the more rows a
 * page holds.
 */
final class PrintedPage {

    static final double LEFT_AND_RIGHT_MARGIN = 0.4;
    static final double TOP_MARGIN = 0.5;
    static final double BOTTOM_MARGIN = 0.7;

    /** Of a row that says nothing else, in points. */
    static final double EMPTY_ROW = 13;

    /** Of a table's row, some of which have two lines. */
    private static final double USUAL_ROW = 17;

    private static final double POINTS_OF_AN_INCH = 72;
    private static final double WIDTH = 297 / 25.4 * POINTS_OF_AN_INCH - 2 * LEFT_AND_RIGHT_MARGIN * POINTS_OF_AN_INCH;
    private static final double HEIGHT =
            210 / 25.4 * POINTS_OF_AN_INCH - (TOP_MARGIN + BOTTOM_MARGIN) * POINTS_OF_AN_INCH;

    /** A unit of a column's width: seven pixels. */
    private static final double UNIT = 5.25;

    private double used;

    void begin() {
        used = 0;
    }

    /** @param units the width of the sheet's columns so far */
    void grow(double points, int units) {
        used += points;
        double room = room(units);
        if (used > room) {
            used %= room;
        }
    }

    boolean holds(int rows, int units) {
        return used + rows * USUAL_ROW <= room(units);
    }

    private static double room(int units) {
        return HEIGHT / Math.min(1, WIDTH / (units * UNIT));
    }
}
