package io.trueup.report;

import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks. Every number format and colour of the workbook stands here: colour marks exceptions only, and always beside a word.
 * A minus sign, not a colour, tells a negative figure.
 */
public enum Look {
    TITLE(Face.TITLE, Fill.NONE, null, HorizontalAlignment.LEFT),
    NOTE(Face.QUIET, Fill.NONE, null, HorizontalAlignment.LEFT),
    GOOD(Face.BOLD, Fill.GOOD, null, HorizontalAlignment.LEFT),
    OPEN(Face.BOLD, Fill.OPEN, null, HorizontalAlignment.LEFT),
    BAD(Face.BAD, Fill.BAD, null, HorizontalAlignment.LEFT),
    HEADER(Face.BOLD, Fill.HEADER, null, HorizontalAlignment.LEFT),
    HEADER_FIGURE(Face.BOLD, Fill.HEADER, null, HorizontalAlignment.RIGHT),
    TEXT(Face.PLAIN, Fill.NONE, null, HorizontalAlignment.LEFT),
    TEXT_BAD(Face.BAD, Fill.NONE, null, HorizontalAlignment.LEFT),
    /** A word where a figure is unknown. */
    WORD(Face.QUIET, Fill.NONE, null, HorizontalAlignment.RIGHT),
    MONEY(Face.PLAIN, Fill.NONE, Look.TO_THE_CENT, HorizontalAlignment.RIGHT),
    MONEY_BAD(Face.BAD, Fill.NONE, Look.TO_THE_CENT, HorizontalAlignment.RIGHT),
    /** A figure that only serves others, such as those of a chart. */
    WORKING(Face.QUIET, Fill.NONE, Look.TO_THE_CENT, HorizontalAlignment.RIGHT),
    WORKING_TEXT(Face.QUIET, Fill.NONE, null, HorizontalAlignment.LEFT),
    /** With all its decimals, at least two. */
    EXACT(Face.PLAIN, Fill.NONE, "#,##0.00##########;-#,##0.00##########", HorizontalAlignment.RIGHT),
    WHOLE(Face.PLAIN, Fill.NONE, "#,##0;-#,##0", HorizontalAlignment.RIGHT),
    FRACTION(Face.PLAIN, Fill.NONE, "#,##0.0###########;-#,##0.0###########", HorizontalAlignment.RIGHT),
    PLACE(Face.PLAIN, Fill.NONE, "0", HorizontalAlignment.RIGHT),
    DATE(Face.PLAIN, Fill.NONE, "yyyy-mm-dd", HorizontalAlignment.RIGHT),
    MOMENT(Face.PLAIN, Fill.NONE, "yyyy-mm-dd hh:mm", HorizontalAlignment.RIGHT),
    TOTAL(Face.BOLD, Fill.TOTAL, null, HorizontalAlignment.LEFT),
    TOTAL_MONEY(Face.BOLD, Fill.TOTAL, Look.TO_THE_CENT, HorizontalAlignment.RIGHT),
    TOTAL_COUNT(Face.BOLD, Fill.TOTAL, "#,##0;-#,##0", HorizontalAlignment.RIGHT),
    /** A figure of the cover, which stands under no other figure. */
    COVER_MONEY(Face.BOLD, Fill.NONE, Look.TO_THE_CENT, HorizontalAlignment.LEFT),
    SECTION(Face.BOLD, Fill.HEADER, null, HorizontalAlignment.LEFT),
    LINK(Face.LINK, Fill.NONE, null, HorizontalAlignment.LEFT);

    /** Money with the two decimals that most currencies have; {@link #format(int)} for the others. */
    private static final String TO_THE_CENT = "#,##0.00;-#,##0.00";

    final Face face;
    final Fill fill;
    final @Nullable String format;
    final HorizontalAlignment alignment;

    Look(Face face, Fill fill, @Nullable String format, HorizontalAlignment alignment) {
        this.face = face;
        this.fill = fill;
        this.format = format;
        this.alignment = alignment;
    }

    /** The number format for a unit with so many decimals: yen have none. */
    @Nullable String format(int decimals) {
        if (format == null || !format.equals(TO_THE_CENT) || decimals == 2) {
            return format;
        }
        String digits = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return digits + ";-" + digits;
    }

    /** Whether it is a line of a table, ruled and wrapped. */
    boolean isRuled() {
        return this != TITLE && this != NOTE && this != GOOD && this != OPEN && this != BAD && this != SECTION;
    }

    /** Whether its text keeps away from the cell's edge, so that it never touches the figure before it. */
    boolean isPadded() {
        return this != TITLE && this != NOTE;
    }

    /** The fonts. */
    enum Face {
        TITLE(true, 15, 0x1F2D3D),
        BOLD(true, 10, 0x1F2D3D),
        PLAIN(false, 10, 0x000000),
        QUIET(false, 10, 0x5A6572),
        LINK(false, 10, 0x1B4F8A),
        BAD(true, 10, 0xA61B1B);

        final boolean bold;
        final int points;
        final int colour;

        Face(boolean bold, int points, int colour) {
            this.bold = bold;
            this.points = points;
            this.colour = colour;
        }

        /** In points. */
        float lineHeight() {
            return points * 1.3f;
        }
    }

    /** The fills; {@code NONE} is paper. */
    enum Fill {
        NONE(0xFFFFFF),
        HEADER(0xE3EAF1),
        TOTAL(0xF3F6F9),
        GOOD(0xE4F1E6),
        OPEN(0xFCF3D9),
        BAD(0xFBE5E3);

        final int colour;

        Fill(int colour) {
            this.colour = colour;
        }
    }
}
