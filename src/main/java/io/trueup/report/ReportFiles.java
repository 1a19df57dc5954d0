package io.trueup.report;

import io.trueup.reconcile.Reconciliation;
import java.util.SequencedMap;

/** Renders every report file of one version: file name to bytes. Same reconciliation and version, same bytes. */
public interface ReportFiles {
    SequencedMap<String, byte[]> render(Reconciliation reconciliation, int version);

    /** Changes whenever the same reconciliation could be rendered differently. */
    String rendererVersion();
}
