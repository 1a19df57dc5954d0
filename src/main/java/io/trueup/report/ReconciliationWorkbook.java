package io.trueup.report;

import io.trueup.json.Fingerprint;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.comparison.WorkbookIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** {@code reconciliation.xlsx}: the month for finance people, without a wall clock; totals are formulas that carry their values. */
final class ReconciliationWorkbook {

    /** From so many rows on, a workbook is streamed through temporary files instead of held in memory. */
    private static final int LARGE = 5_000;

    private static final int WINDOW = 200;

    private static final Set<SheetName> HELD =
            EnumSet.of(SheetName.COVER, SheetName.SUMMARY, SheetName.BRIDGE, SheetName.ROLL_FORWARD, SheetName.CHECKS);

    private final Edition edition;
    private final Reconciliation month;
    private final String renderer;
    private final String fingerprint;
    private final XSSFWorkbook plain;
    private final Workbook workbook;
    private final Looks looks;

    private ReconciliationWorkbook(Edition edition, String renderer, XSSFWorkbook plain, Workbook workbook) {
        this.edition = edition;
        this.month = edition.month();
        this.renderer = renderer;
        this.fingerprint = Fingerprint.of(month);
        this.plain = plain;
        this.workbook = workbook;
        this.looks = new Looks(plain);
    }

    static byte[] of(Edition edition, String renderer) {
        try {
            return isLarge(edition.month()) ? streamed(edition, renderer) : held(edition, renderer);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The workbook of " + edition.month().organization()
                            + " could not be written: is the disk of temporary files full?",
                    e);
        }
    }

    /** The workbook is not closed: it holds nothing but memory, and closing it would write it all once more. */
    private static byte[] held(Edition edition, String renderer) throws IOException {
        XSSFWorkbook plain = new XSSFWorkbook();
        new ReconciliationWorkbook(edition, renderer, plain, plain).fill();
        return StillZip.of(plain);
    }

    private static byte[] streamed(Edition edition, String renderer) throws IOException {
        try (XSSFWorkbook plain = new XSSFWorkbook();
                Workbook workbook = streamed(plain)) {
            new ReconciliationWorkbook(edition, renderer, plain, workbook).fill();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
            workbook.write(bytes);
            return StillZip.of(bytes.toByteArray());
        }
    }

    private void fill() {
        plain.setCellFormulaValidation(false);
        sheets();
        ChartFrame.inEnglish(plain);
        properties(plain.getProperties());
    }

    /** Without the 64-bit entries that a stream of unknown length would get: Java's own reader of zip streams refuses them. */
    private static Workbook streamed(XSSFWorkbook plain) {
        SXSSFWorkbook streamed = new SXSSFWorkbook(plain, WINDOW);
        streamed.setZip64Mode(Zip64Mode.AsNeeded);
        return streamed;
    }

    private static boolean isLarge(Reconciliation month) {
        return month.lines().size()
                        + month.findings().size()
                        + month.documents().size()
                        + month.detail().usage().size()
                > LARGE;
    }

    /** All sheets in their order first, then their contents: Checks, which ties the others together, and the Cover come last. */
    private void sheets() {
        for (SheetName name : SheetName.values()) {
            workbook.createSheet(name.told());
        }
        DefinedNames names = new DefinedNames(plain);
        SummarySheet.Placed summary =
                new SummarySheet(writer(SheetName.SUMMARY, SummarySheet.COLUMNS), edition, names).write(footer());
        List<Check> inside = new ArrayList<>();
        inside.addAll(
                RollForwardSheet.write(writer(SheetName.ROLL_FORWARD, RollForwardSheet.COLUMNS), month, footer()));
        inside.addAll(BridgeSheet.write(writer(SheetName.BRIDGE, BridgeSheet.COLUMNS), month, footer()));
        inside.addAll(DailySheet.write(writer(SheetName.DAILY, DailySheet.COLUMNS), month, footer()));
        InvoiceLinesSheet.Placed invoices =
                InvoiceLinesSheet.write(writer(SheetName.INVOICE_LINES, InvoiceLinesSheet.COLUMNS), month, footer());
        inside.addAll(SeatsSheet.write(writer(SheetName.SEATS, SeatsSheet.COLUMNS), month, footer()));
        inside.addAll(UsageSheet.write(writer(SheetName.USAGE, UsageSheet.COLUMNS), month, footer()));
        SheetTable findings = FindingsSheet.write(writer(SheetName.FINDINGS, FindingsSheet.COLUMNS), month, footer());
        SheetTable documents =
                DocumentsSheet.write(writer(SheetName.DOCUMENTS, DocumentsSheet.COLUMNS), month, footer());
        new MethodSheet(writer(SheetName.METHOD, MethodSheet.COLUMNS), edition, renderer, fingerprint, names)
                .write(footer());
        List<Check> checks = new TieOuts(month)
                .summary(summary)
                .invoices(invoices, summary)
                .and(inside)
                .lists(findings, documents)
                .all();
        ChecksSheet.write(writer(SheetName.CHECKS, ChecksSheet.COLUMNS), checks, names, footer());
        summary.overall().setCellValue(ChecksSheet.overall(checks));
        new CoverSheet(writer(SheetName.COVER, CoverSheet.COLUMNS), edition, fingerprint)
                .write(summary, checks, footer());
        workbook.setActiveSheet(0);
    }

    /** Long lists are streamed; a sheet that is written to out of order is held whole, and has few rows. */
    private SheetWriter writer(SheetName name, List<Column> columns) {
        XSSFSheet whole = plain.getSheet(name.told());
        return new SheetWriter(HELD.contains(name) ? whole : workbook.getSheet(name.told()), whole, looks, columns);
    }

    private String footer() {
        return "Trueup, " + month.organization() + " " + month.month() + ", version " + edition.version()
                + ", fingerprint " + fingerprint.substring(0, 12);
    }

    /** Neither a time nor a user: both would make equal workbooks differ. */
    private void properties(POIXMLProperties properties) {
        properties.getExtendedProperties().setApplication("Trueup");
        PackagePropertiesPart core = properties.getCoreProperties().getUnderlyingProperties();
        core.setCreatorProperty("Trueup");
        core.setTitleProperty(ReportText.property(month.name()) + ": Perplexity spend, " + Words.month(month.month()));
        core.setSubjectProperty("Reconciliation, version " + edition.version());
        core.setLanguageProperty("en");
        core.setCreatedProperty(Optional.<Date>empty());
        core.setModifiedProperty(Optional.<Date>empty());
        // ./trueup verify finds the version by these; programs that save the workbook again keep them.
        POIXMLProperties.CustomProperties own = properties.getCustomProperties();
        own.addProperty(WorkbookIdentity.ORGANIZATION, month.organization());
        own.addProperty(WorkbookIdentity.MONTH, month.month().toString());
        own.addProperty(WorkbookIdentity.VERSION, Integer.toString(edition.version()));
        own.addProperty(WorkbookIdentity.FINGERPRINT, fingerprint);
    }
}
