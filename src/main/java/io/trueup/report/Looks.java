package io.trueup.report;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of one workbook: each look once, and each once more for text that a spreadsheet might take for a formula. */
public final class Looks {

    private static final int RULE = 0xD5DCE3;

    private final XSSFWorkbook workbook;
    private final Map<Look.Face, XSSFFont> fonts = new EnumMap<>(Look.Face.class);
    private final Map<Look, CellStyle> styles = new EnumMap<>(Look.class);
    private final Map<Look, CellStyle> quoted = new EnumMap<>(Look.class);
    private final Map<String, CellStyle> otherDecimals = new HashMap<>();

    public Looks(XSSFWorkbook workbook) {
        this.workbook = workbook;
        for (Look.Face face : Look.Face.values()) {
            fonts.put(face, font(face));
        }
        for (Look look : Look.values()) {
            styles.put(look, style(look, 2));
        }
    }

    public CellStyle of(Look look) {
        return Objects.requireNonNull(styles.get(look));
    }

    /** The look with the decimals of a figure's unit. */
    CellStyle of(Look look, int decimals) {
        return Objects.equals(look.format(decimals), look.format)
                ? of(look)
                : otherDecimals.computeIfAbsent(look + " " + decimals, wanted -> style(look, decimals));
    }

    /** The look with the mark that Excel sets for a leading apostrophe: the text stays text even when the cell is edited. */
    public CellStyle quoted(Look look) {
        return quoted.computeIfAbsent(look, wanted -> {
            XSSFCellStyle style = style(wanted, 2);
            style.setQuotePrefixed(true);
            return style;
        });
    }

    private XSSFFont font(Look.Face face) {
        XSSFFont font = face == Look.Face.PLAIN ? workbook.getFontAt(0) : workbook.createFont();
        font.setFontName("Arial");
        font.setFontHeightInPoints((short) face.points);
        font.setBold(face.bold);
        font.setColor(colour(face.colour));
        if (face == Look.Face.LINK) {
            font.setUnderline(FontUnderline.SINGLE);
        }
        return font;
    }

    private XSSFCellStyle style(Look look, int decimals) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(fonts.get(look.face));
        style.setAlignment(look.alignment);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (look.isPadded()) {
            style.setIndention((short) 1);
        }
        String format = look.format(decimals);
        if (format != null) {
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        }
        if (look.fill != Look.Fill.NONE) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor(colour(look.fill.colour));
        }
        if (look.isRuled()) {
            style.setWrapText(look.format == null);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBottomBorderColor(colour(RULE));
        }
        return style;
    }

    private static XSSFColor colour(int rgb) {
        // opaque: the format wants all four bytes
        return new XSSFColor(new byte[] {(byte) 0xFF, (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
