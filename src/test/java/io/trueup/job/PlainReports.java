package io.trueup.job;

import io.trueup.json.Json;
import io.trueup.report.Edition;
import io.trueup.report.ReportFiles;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Two small files a version, so that the job is tested apart from the workbook. */
final class PlainReports implements ReportFiles {

    @Override
    public SequencedMap<String, byte[]> render(Edition edition) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("result.json", Json.mapper().writeValueAsBytes(edition.month()));
        files.put("version.txt", ("version " + edition.version()).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Override
    public String rendererVersion() {
        return "1";
    }
}
