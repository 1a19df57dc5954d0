package io.trueup.report;

import io.trueup.credit.BalanceReading;
import io.trueup.money.Amount;
import io.trueup.reconcile.PoolDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFDateAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** A pool's closing balance by day as a chart: its bounds as lines, readings as markers, purchases as columns. */
final class DailyChart {

    private static final int ROWS = 22;
    private static final int COLUMNS = 14;

    private static final String BOUGHT_COLUMN = "D";
    /** Blank on days without a reading. */
    private static final String READINGS = "P";

    private static final int BOUND = 0x7A8794;
    private static final int BEST = 0x1F4E79;
    private static final int READING = 0xC55A11;
    private static final int BOUGHT = 0xA9C4DE;

    private final DailyRows pool;
    private final XDDFNumericalDataSource<Double> days;

    private DailyChart(DailyRows pool) {
        this.pool = pool;
        this.days = XDDFDataSourcesFactory.fromArray(
                pool.days().stream().map(PoolDay::day).map(DailyChart::serial).toArray(Double[]::new),
                pool.charted("B"));
        days.setFormatCode("d mmm");
    }

    /** Below what was written last, over so many rows. */
    static void draw(SheetWriter sheet, DailyRows pool) {
        sheet.keepTogether(ROWS + 1);
        sheet.gap();
        int top = sheet.last();
        sheet.gap(ROWS);
        new DailyChart(pool).draw(sheet.plain(), top, sheet.last());
    }

    private static Double serial(LocalDate day) {
        return DateUtil.getExcelDate(day);
    }

    private void draw(XSSFSheet sheet, int top, int bottom) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, top, COLUMNS, bottom));
        ChartFrame.describe(
                chart,
                "Balance of " + pool.account(),
                pool.account() + ": balance at the end of each day, " + pool.unit(),
                description());
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFDateAxis dates = chart.createDateAxis(AxisPosition.BOTTOM);
        dates.setTitle("Day (UTC)");
        dates.setNumberFormat("d mmm");
        dates.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setTitle(pool.unit());
        values.setNumberFormat("#,##0");
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        ChartFrame.grid(values);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.plot(columns(chart, dates, values));
        chart.plot(lines(chart, dates, values));
    }

    private XDDFChartData columns(XSSFChart chart, XDDFChartAxis dates, XDDFValueAxis values) {
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, dates, values);
        data.setBarDirection(BarDirection.COL);
        data.setGapWidth(40);
        data.setVaryColors(false);
        XDDFChartData.Series bought =
                data.addSeries(days, values(BOUGHT_COLUMN, day -> day.bought().isZero() ? null : day.bought()));
        bought.setTitle("Bought", null);
        bought.setFillProperties(fill(BOUGHT));
        return data;
    }

    private XDDFChartData lines(XSSFChart chart, XDDFChartAxis dates, XDDFValueAxis values) {
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, dates, values);
        data.setVaryColors(false);
        line(data, "Closing at most", values("M", day -> day.closing().high()), BOUND, PresetLineDash.SYSTEM_DASH);
        line(data, "Closing, best estimate", values("L", PoolDay::closingEstimate), BEST, PresetLineDash.SOLID);
        line(data, "Closing at least", values("K", day -> day.closing().low()), BOUND, PresetLineDash.SYSTEM_DOT);
        XDDFLineChartData.Series readings =
                (XDDFLineChartData.Series) data.addSeries(days, values(READINGS, DailyChart::lastReading));
        readings.setTitle("Last reading of the day", null);
        readings.setSmooth(false);
        readings.setMarkerStyle(MarkerStyle.DIAMOND);
        XDDFLineProperties none = new XDDFLineProperties(new XDDFNoFillProperties());
        readings.setLineProperties(none);
        readings.getCTLineSer()
                .getMarker()
                .addNewSpPr()
                .addNewSolidFill()
                .addNewSrgbClr()
                .setVal(rgb(READING));
        return data;
    }

    private static @Nullable Amount lastReading(PoolDay day) {
        BalanceReading last = day.last();
        return last == null ? null : last.remaining();
    }

    private void line(
            XDDFLineChartData data,
            String name,
            XDDFNumericalDataSource<Double> values,
            int colour,
            PresetLineDash dash) {
        XDDFLineChartData.Series series = (XDDFLineChartData.Series) data.addSeries(days, values);
        series.setTitle(name, null);
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.NONE);
        XDDFLineProperties line = new XDDFLineProperties(fill(colour));
        line.setWidth(colour == BEST ? 2.0 : 1.25);
        line.setPresetDash(new XDDFPresetLineDash(dash));
        series.setLineProperties(line);
    }

    private XDDFNumericalDataSource<Double> values(String letter, Function<PoolDay, @Nullable Amount> part) {
        Double[] values = pool.days().stream()
                .map(part)
                .map(amount -> amount == null ? null : amount.value().doubleValue())
                .toArray(Double[]::new);
        // the word of an unknown figure would be drawn as zero: then the chart keeps its own figures
        boolean isWhole = letter.equals(READINGS)
                || letter.equals(BOUGHT_COLUMN)
                || !Arrays.asList(values).contains(null);
        return isWhole
                ? XDDFDataSourcesFactory.fromArray(values, pool.charted(letter))
                : XDDFDataSourcesFactory.fromArray(values);
    }

    private static XDDFSolidFillProperties fill(int colour) {
        return new XDDFSolidFillProperties(XDDFColor.from(rgb(colour)));
    }

    private static byte[] rgb(int colour) {
        return new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
    }

    private String description() {
        PoolDay first = pool.days().getFirst();
        PoolDay last = pool.days().getLast();
        List<PoolDay> bought =
                pool.days().stream().filter(day -> !day.bought().isZero()).toList();
        return "Line chart of " + pool.account() + " in " + pool.unit() + " from " + first.day() + " to " + last.day()
                + ": the balance at the end of each day, at least, at best and at most, with the readings as markers and purchases as columns. It begins at "
                + told(first.openingEstimate()) + " and ends at " + told(last.closingEstimate())
                + "; credit was bought on "
                + Words.plural(bought.size(), "day") + ". The same figures stand in the table above.";
    }

    private static String told(@Nullable Amount amount) {
        return amount == null ? "a balance that is not known" : Words.amount(amount);
    }
}
