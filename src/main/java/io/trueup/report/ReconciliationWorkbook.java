package io.trueup.report;

import io.trueup.json.Fingerprint;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.comparison.WorkbookIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** {@code reconciliation.xlsx}: the month for finance people, without a wall clock; totals are formulas that carry their values. */
final class ReconciliationWorkbook {

    /** From so many rows on, a workbook is streamed through temporary files instead of held in memory. */
    private static final int LARGE = 5_000;

    private static final int WINDOW = 200;

    private final Reconciliation month;
    private final int version;
    private final String renderer;
    private final String fingerprint;
    private final Workbook workbook;
    private final Looks looks;

    private ReconciliationWorkbook(Reconciliation month, int version, String renderer, Workbook workbook, Looks looks) {
        this.month = month;
        this.version = version;
        this.renderer = renderer;
        this.fingerprint = Fingerprint.of(month);
        this.workbook = workbook;
        this.looks = looks;
    }

    static byte[] of(Reconciliation month, int version, String renderer) {
        try (XSSFWorkbook plain = new XSSFWorkbook();
                Workbook workbook = isLarge(month) ? streamed(plain) : plain) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
            plain.setCellFormulaValidation(false);
            ReconciliationWorkbook writer =
                    new ReconciliationWorkbook(month, version, renderer, workbook, new Looks(plain));
            writer.sheets();
            writer.properties(plain.getProperties());
            workbook.write(bytes);
            return StillZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The workbook of " + month.organization()
                            + " could not be written: is the disk of temporary files full?",
                    e);
        }
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
                > LARGE;
    }

    /** All sheets in their order first, then their contents: the Summary, which tells the others' checks, comes last. */
    private void sheets() {
        for (SheetName name : SheetName.values()) {
            workbook.createSheet(name.told());
        }
        List<Check> checks = new ArrayList<>();
        checks.addAll(BridgeSheet.write(writer(SheetName.BRIDGE, BridgeSheet.COLUMNS), month, footer()));
        checks.addAll(
                RollForwardSheet.write(writer(SheetName.ROLL_FORWARD, RollForwardSheet.COLUMNS), month, footer()));
        InvoiceLinesSheet.write(writer(SheetName.INVOICE_LINES, InvoiceLinesSheet.COLUMNS), month, footer());
        FindingsSheet.write(writer(SheetName.FINDINGS, FindingsSheet.COLUMNS), month, footer());
        DocumentsSheet.write(writer(SheetName.DOCUMENTS, DocumentsSheet.COLUMNS), month, footer());
        new MethodSheet(writer(SheetName.METHOD, MethodSheet.COLUMNS), month, version, renderer, fingerprint)
                .write(footer());
        new SummarySheet(writer(SheetName.SUMMARY, SummarySheet.COLUMNS), month, version).write(checks, footer());
        workbook.setActiveSheet(0);
    }

    private SheetWriter writer(SheetName name, List<Column> columns) {
        return new SheetWriter(workbook.getSheet(name.told()), looks, columns);
    }

    private String footer() {
        return "Trueup, " + month.organization() + " " + month.month() + ", version " + version + ", fingerprint "
                + fingerprint.substring(0, 12);
    }

    /** Neither a time nor a user: both would make equal workbooks differ. */
    private void properties(POIXMLProperties properties) {
        properties.getExtendedProperties().setApplication("Trueup");
        PackagePropertiesPart core = properties.getCoreProperties().getUnderlyingProperties();
        core.setCreatorProperty("Trueup");
        core.setTitleProperty(ReportText.property(month.name()) + ": Perplexity spend, " + Words.month(month.month()));
        core.setSubjectProperty("Reconciliation, version " + version);
        core.setLanguageProperty("en");
        core.setCreatedProperty(Optional.<Date>empty());
        core.setModifiedProperty(Optional.<Date>empty());
        // ./trueup verify finds the version by these; programs that save the workbook again keep them.
        POIXMLProperties.CustomProperties own = properties.getCustomProperties();
        own.addProperty(WorkbookIdentity.ORGANIZATION, month.organization());
        own.addProperty(WorkbookIdentity.MONTH, month.month().toString());
        own.addProperty(WorkbookIdentity.VERSION, Integer.toString(version));
        own.addProperty(WorkbookIdentity.FINGERPRINT, fingerprint);
    }
}
