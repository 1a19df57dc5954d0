package io.trueup.report;

import io.trueup.reconcile.Reconciliation;
import io.trueup.report.focus.FocusFiles;
import io.trueup.report.journal.Journal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The files of a version (formats.md section 3): {@code reconciliation.xlsx}, {@code result.json}, {@code findings.csv}, {@code journal.csv}, and those of
 * FOCUS, in this order.
 */
public final class ReconciliationReports implements ReportFiles {

    private static final String RENDERER = "4";

    @Override
    public SequencedMap<String, byte[]> render(Edition edition) {
        Reconciliation reconciliation = edition.month();
        int version = edition.version();
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("reconciliation.xlsx", ReconciliationWorkbook.of(edition, RENDERER));
        files.put("result.json", ResultJson.of(reconciliation, version));
        files.put("findings.csv", FindingsCsv.of(reconciliation.findings()));
        files.put("journal.csv", JournalCsv.of(Journal.of(reconciliation)));
        files.putAll(FocusFiles.of(reconciliation, version));
        return files;
    }

    /** A month as {@code result.json} tells it (formats.md section 3). */
    public static byte[] resultJson(Reconciliation month, int version) {
        return ResultJson.of(month, version);
    }

    @Override
    public String rendererVersion() {
        return RENDERER;
    }
}
