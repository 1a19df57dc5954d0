package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDPt;

/** An account's bridge as a chart: columns that hang between the running totals, on an invisible base; a column may cross zero. */
final class Waterfall {

    private static final int END = 0x44576B;
    private static final int CAUSE = 0x4F81B5;
    /** Only what nothing explains stands out, and its label says so. */
    private static final int UNEXPLAINED = 0xA61B1B;

    /**
     * A column from one running total to the next.
     *
     * @param amount how far it goes
     */
    record Bar(String name, Amount from, Amount to, Amount amount, boolean isEnd, boolean isUnexplained) {

        static Bar end(String name, Amount amount) {
            return new Bar(name, amount.zero(), amount, amount, true, false);
        }

        static Bar step(String name, Amount from, Amount amount, boolean isUnexplained) {
            return new Bar(name, from, from.plus(amount), amount, false, isUnexplained);
        }

        /** The invisible part, between zero and the column. */
        Amount base() {
            Amount zero = to.zero();
            return isEnd ? zero : from.min(to).max(zero).plus(from.max(to).min(zero));
        }

        Amount above() {
            Amount zero = to.zero();
            return from.max(to).max(zero).minus(from.min(to).max(zero));
        }

        Amount below() {
            Amount zero = to.zero();
            return from.min(to).min(zero).minus(from.max(to).min(zero));
        }

        /** The name with the amount; a cause that adds shows it. */
        String label() {
            return name + "\n" + (!isEnd && amount.isPositive() ? "+" : "") + Words.figure(amount);
        }

        private int colour() {
            if (isEnd) {
                return END;
            }
            return isUnexplained ? UNEXPLAINED : CAUSE;
        }
    }

    private final AccountResult account;
    private final List<Bar> bars;
    private final Map<String, String> ranges;

    /** @param ranges of the labels (G), bases (H) and the parts above (I) and below zero (J) */
    Waterfall(AccountResult account, List<Bar> bars, Map<String, String> ranges) {
        this.account = account;
        this.bars = List.copyOf(bars);
        this.ranges = ranges;
    }

    /** Draws over the rows from {@code top} to before {@code bottom} and so many columns, counted from 0. */
    void draw(XSSFSheet sheet, int top, int bottom, int columns) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, top, columns, bottom));
        BigDecimal start = start();
        ChartFrame.describe(chart, "Bridge of " + account.account(), title(start), description());
        XDDFCategoryAxis labels = chart.createCategoryAxis(AxisPosition.BOTTOM);
        labels.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setNumberFormat(Objects.requireNonNull(
                Look.MONEY.format(RowWriter.decimals(bars.getFirst().to()))));
        ChartFrame.grid(values);
        if (start != null) {
            values.setMinimum(start.doubleValue());
        }
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, labels, values);
        data.setBarDirection(BarDirection.COL);
        data.setBarGrouping(BarGrouping.STACKED);
        data.setVaryColors(false);
        series(data, "Base", "H", Bar::base).setFillProperties(new XDDFNoFillProperties());
        colour(series(data, "Above zero", "I", Bar::above));
        colour(series(data, "Below zero", "J", Bar::below));
        chart.plot(data);
        CTBarChart bar = chart.getCTChart().getPlotArea().getBarChartArray(0);
        // left out, a program may show what is below zero without its colour
        for (CTBarSer series : bar.getSerArray()) {
            series.addNewInvertIfNegative().setVal(false);
            for (CTDPt point : series.getDPtArray()) {
                point.addNewInvertIfNegative().setVal(false);
            }
        }
        chart.getCTChart().getPlotArea().getValAxArray(0).getNumFmt().setSourceLinked(false);
        percent(bar.addNewGapWidth(), "60");
        percent(bar.addNewOverlap(), "100");
    }

    /** Written as an attribute, since the schemas that come with POI lack these two types. */
    private static void percent(XmlObject of, String value) {
        try (XmlCursor cursor = of.newCursor()) {
            cursor.setAttributeText(new QName("val"), value);
        }
    }

    private XDDFChartData.Series series(
            XDDFBarChartData data, String name, String column, Function<Bar, Amount> height) {
        XDDFCategoryDataSource categories =
                XDDFDataSourcesFactory.fromArray(bars.stream().map(Bar::label).toArray(String[]::new), range("G"));
        XDDFNumericalDataSource<Double> values = XDDFDataSourcesFactory.fromArray(
                bars.stream()
                        .map(height)
                        .map(amount -> amount.value().doubleValue())
                        .toArray(Double[]::new),
                range(column));
        XDDFChartData.Series series = data.addSeries(categories, values);
        series.setTitle(name, null);
        return series;
    }

    private String range(String column) {
        return Objects.requireNonNull(ranges.get(column));
    }

    private void colour(XDDFChartData.Series series) {
        series.setFillProperties(fill(CAUSE));
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i).colour() != CAUSE) {
                series.getDataPoint(i).setFillProperties(fill(bars.get(i).colour()));
            }
        }
    }

    private static XDDFSolidFillProperties fill(int rgb) {
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
    }

    /** Where the axis begins so that small causes can be seen between large totals; null: at zero. The title tells it. */
    private @Nullable BigDecimal start() {
        List<BigDecimal> levels =
                bars.stream().map(bar -> bar.to().value()).sorted().toList();
        BigDecimal low = levels.getFirst();
        BigDecimal reach = levels.getLast().subtract(low);
        if (reach.signum() == 0 || low.compareTo(reach.multiply(BigDecimal.valueOf(2))) <= 0) {
            return null;
        }
        BigDecimal wanted = low.subtract(reach);
        int digit = reach.precision() - reach.scale() - 1;
        return wanted.scaleByPowerOfTen(-digit)
                .setScale(0, RoundingMode.FLOOR)
                .scaleByPowerOfTen(digit)
                .setScale(Math.max(0, -digit), RoundingMode.UNNECESSARY);
    }

    private String title(@Nullable BigDecimal start) {
        return account.account() + ": from the estimate to the invoice, " + account.unit()
                + (start == null
                        ? ""
                        : " (the axis begins at "
                                + String.format(Locale.ROOT, "%,f", start).replaceFirst("\\.?0+$", "") + ")");
    }

    private String description() {
        return "Waterfall chart of " + account.account() + " in " + account.unit() + ": "
                + bars.stream().map(bar -> bar.label().replace('\n', ' ')).collect(Collectors.joining(", "))
                + ". The same figures stand in the table above.";
    }
}
