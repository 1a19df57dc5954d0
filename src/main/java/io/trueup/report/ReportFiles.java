package io.trueup.report;

import java.util.SequencedMap;

/** Renders every report file of one version: file name (with at most one folder before it, as {@code focus/cost_and_usage.csv}) to bytes. Same edition, same bytes. */
public interface ReportFiles {
    SequencedMap<String, byte[]> render(Edition edition);

    /** Changes whenever the same reconciliation could be rendered differently. */
    String rendererVersion();
}
