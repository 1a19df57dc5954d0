package io.trueup.report.portfolio;

import io.trueup.report.Look;
import io.trueup.report.Looks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * {@code portfolio.xlsx}, written in one pass and in constant memory. Everything but the rows of the list (styles, totals, print set-up) is a
 * small workbook of its own, into which the list is streamed; so the rows never pass through an object model. Same rows, same bytes.
 */
public final class PortfolioWorkbook {

    /** Changes whenever the same rows could be written differently. */
    public static final String FORM = "2";

    /** As the format's times are local, no zone shifts it; see the other workbooks. */
    private static final LocalDateTime STILL = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Fast: the list is much the same from row to row, and more effort makes it little smaller. */
    private static final int EFFORT = Deflater.BEST_SPEED;

    private static final int BUFFER = 1 << 16;

    private static final String NO_ROWS = "<sheetData/>";

    private final Portfolio portfolio;
    private final XSSFWorkbook frame;
    private final Looks looks;
    private final Totals totals = new Totals();
    private int next = OrganizationsFrame.FIRST_ROW;

    private PortfolioWorkbook(Portfolio portfolio, XSSFWorkbook frame) {
        this.portfolio = portfolio;
        this.frame = frame;
        this.looks = new Looks(frame);
    }

    /** Hands every row to a consumer, one at a time, the worst first. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<PortfolioRow> consumer);
    }

    /** Writes the workbook; the stream stays open. */
    public static void write(Portfolio portfolio, Rows rows, OutputStream out) throws IOException {
        try (XSSFWorkbook frame = new XSSFWorkbook()) {
            frame.setCellFormulaValidation(false);
            new PortfolioWorkbook(portfolio, frame).write(rows, out);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void write(Rows rows, OutputStream out) throws IOException {
        frame.createSheet(SummarySheet.NAME);
        OrganizationsFrame list = OrganizationsFrame.in(frame, portfolio);
        String sheet = part(bytes(), list.part());
        int gap = sheet.indexOf(NO_ROWS);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(EFFORT);
        begin(zip, list.part());
        zip.write((sheet.substring(0, gap) + "<sheetData>").getBytes(StandardCharsets.UTF_8));
        list(rows, new RowXml(zip, looks));
        zip.write(("</sheetData>" + sheet.substring(gap + NO_ROWS.length())).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        list.hasRows(next - OrganizationsFrame.FIRST_ROW);
        new SummarySheet(frame, looks, portfolio, totals).write();
        copyOthers(zip, list.part());
        zip.finish();
    }

    private void list(Rows rows, RowXml xml) throws IOException {
        OrganizationsFrame.head(xml, portfolio);
        rows.forEach(row -> {
            totals.add(row);
            if (next <= OrganizationsFrame.LAST_ROW) {
                try {
                    row(xml.row(next++), row);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        });
        xml.flush();
    }

    private void row(RowXml xml, PortfolioRow row) throws IOException {
        boolean bad = row.standing() == Standing.DISCREPANT || row.standing() == Standing.SET_ASIDE;
        xml.text(row.organization(), Look.TEXT)
                .wrapped(row.name(), Column.NAME.width())
                .text(row.standing().words(), bad ? Look.TEXT_BAD : Look.TEXT)
                .text(row.currency(), Look.TEXT)
                .figure(row.low(), Look.MONEY)
                .figure(row.estimate(), Look.MONEY)
                .figure(row.high(), Look.MONEY)
                .figure(row.invoiced(), Look.MONEY)
                .figure(row.variance(), bad ? Look.MONEY_BAD : Look.MONEY)
                .number(row.inDispute(), row.inDispute().signum() == 0 ? Look.MONEY : Look.MONEY_BAD)
                .figure(row.credits(), Look.MONEY)
                .number(row.creditsInDispute(), Look.MONEY)
                .number(row.errors(), Look.WHOLE)
                .number(row.warnings(), Look.WHOLE)
                .text(row.finding(), Look.TEXT)
                .wrapped(row.found(), Column.FOUND.width())
                .number(row.setAside(), Look.WHOLE);
        Integer version = row.version();
        if (version == null) {
            xml.text("none", Look.WORD).text("none", Look.TEXT);
        } else {
            xml.number(version, Look.PLACE).link(portfolio.pathTo(row.organization(), version), "Open");
        }
        String problem = row.problem();
        xml.wrapped(problem == null ? "" : problem, Column.PROBLEM.width()).end();
    }

    private void copyOthers(ZipOutputStream zip, String streamed) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(streamed)) {
                    begin(zip, entry.getName());
                    in.transferTo(zip);
                    zip.closeEntry();
                }
            }
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(STILL);
        zip.putNextEntry(entry);
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        frame.write(bytes);
        return bytes.toByteArray();
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException("The workbook has no part " + name);
    }
}
