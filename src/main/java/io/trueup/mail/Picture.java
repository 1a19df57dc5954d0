package io.trueup.mail;

import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Reconciliation;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture of a mail: for each account what the evidence proves at least and at most, the estimate, and what was invoiced. It says nothing that the text does not. */
record Picture(byte[] png, String alternative) {

    private static final Logger LOG = LoggerFactory.getLogger(Picture.class);

    /** More groups of bars cannot be told apart. */
    private static final int MOST_ACCOUNTS = 6;

    /** Twice the size at which the mail shows it, so that it is sharp on fine screens and can be read on a telephone. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 480;
    private static final int TEXT_POINTS = 26;

    private record Bars(String name, Color color, Function<AccountResult, @Nullable Amount> figure) {}

    private static final List<Bars> BARS = List.of(
            new Bars("proved at least", new Color(0x9DB7D5), account -> account.spend()
                    .range()
                    .low()),
            new Bars("best estimate", new Color(0x2B5C94), account -> account.spend()
                    .estimate()),
            new Bars("proved at most", new Color(0xC3CBD6), account -> account.spend()
                    .range()
                    .high()),
            new Bars("invoiced", new Color(0xD9822B), AccountResult::invoiced));

    /** The picture of a month, or null if there is nothing to show or this machine cannot draw. */
    static @Nullable Picture of(Reconciliation month) {
        List<AccountResult> accounts = shown(month);
        if (accounts.isEmpty()) {
            return null;
        }
        try {
            return new Picture(drawn(accounts), inWords(accounts));
        } catch (IOException | RuntimeException | LinkageError | InternalError noFonts) {
            LOG.warn(
                    "The picture of {} {} cannot be drawn; its mail goes without",
                    month.organization(),
                    month.month(),
                    noFonts);
            return null;
        }
    }

    /** Accounts of one unit, money before credits: bars of different units cannot stand beside each other. */
    private static List<AccountResult> shown(Reconciliation month) {
        List<AccountResult> known = month.accounts().stream()
                .filter(account -> BARS.stream().anyMatch(bars -> bars.figure.apply(account) != null))
                .toList();
        String unit = known.stream()
                .map(AccountResult::unit)
                .filter(each -> !each.equals(Credits.UNIT))
                .findFirst()
                .orElse(Credits.UNIT);
        List<AccountResult> comparable =
                known.stream().filter(account -> account.unit().equals(unit)).toList();
        List<AccountResult> telling =
                comparable.stream().filter(Picture::isTelling).toList();
        return (telling.isEmpty() ? comparable : telling)
                .stream().limit(MOST_ACCOUNTS).toList();
    }

    /** Where a range or a difference is to be seen; seats that agree to the cent would only dwarf it. */
    private static boolean isTelling(AccountResult account) {
        return !account.spend().range().isPoint() || account.verdict().isDiscrepant();
    }

    private static byte[] drawn(List<AccountResult> accounts) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle(accounts.getFirst().unit())
                .build();
        style(chart.getStyler());
        figures(chart.getStyler(), accounts);
        List<String> names = accounts.stream()
                .map(account -> PlainText.oneLine(account.account(), 24))
                .toList();
        for (Bars bars : BARS) {
            List<Number> values = new ArrayList<>();
            accounts.stream().map(bars.figure).forEach(amount -> values.add(amount == null ? null : amount.value()));
            if (values.stream().anyMatch(value -> value != null)) {
                chart.addSeries(bars.name, unique(names), values).setFillColor(bars.color);
            }
        }
        return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
    }

    /** Nothing of it may hang on the machine: its fonts, its language. */
    private static void style(CategoryStyler styler) {
        Font font = Typeface.of(TEXT_POINTS);
        styler.setLocale(Locale.ENGLISH)
                .setBaseFont(font)
                .setChartTitleFont(font)
                .setAnnotationTextFont(font)
                .setAnnotationTextPanelFont(font)
                .setToolTipFont(font)
                .setLegendFont(font);
        styler.setAxisTitleFont(font).setAxisTickLabelsFont(font);
        styler.setLabelsFont(font);
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE);
        styler.setAvailableSpaceFill(0.7).setOverlapped(false);
    }

    /** On the bars, as long as these are wide enough. */
    private static void figures(CategoryStyler styler, List<AccountResult> accounts) {
        int decimals = BARS.stream()
                .map(bars -> bars.figure.apply(accounts.getFirst()))
                .filter(Objects::nonNull)
                .mapToInt(amount -> amount.told().value().scale())
                .max()
                .orElse(0);
        styler.setLabelsVisible(accounts.size() == 1);
        styler.setDecimalPattern(decimals <= 0 ? "#,##0" : "#,##0." + "0".repeat(decimals));
    }

    /** The drawing wants each name once. */
    private static List<String> unique(List<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(all.contains(name) ? name + " " + (all.size() + 1) : name));
        return all;
    }

    private static String inWords(List<AccountResult> accounts) {
        return "Bar chart. "
                + accounts.stream()
                        .map(account -> PlainText.oneLine(account.account(), 60) + ": spend "
                                + Told.of(account.spend().range()) + ", best estimate "
                                + Told.of(account.spend().estimate(), "not known") + ", invoiced "
                                + Told.of(account.invoiced(), "nothing"))
                        .collect(Collectors.joining(". "))
                + ".";
    }
}
