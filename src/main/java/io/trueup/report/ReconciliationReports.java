package io.trueup.report;

import io.trueup.reconcile.Reconciliation;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The three files of a version (formats.md section 3): {@code reconciliation.xlsx}, {@code result.json}, {@code findings.csv}, in this order. */
public final class ReconciliationReports implements ReportFiles {

    private static final String RENDERER = "2";

    @Override
    public SequencedMap<String, byte[]> render(Edition edition) {
        Reconciliation reconciliation = edition.month();
        int version = edition.version();
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("reconciliation.xlsx", ReconciliationWorkbook.of(edition, RENDERER));
        files.put("result.json", ResultJson.of(reconciliation, version));
        files.put("findings.csv", FindingsCsv.of(reconciliation.findings()));
        return files;
    }

    @Override
    public String rendererVersion() {
        return RENDERER;
    }
}
