package io.trueup.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code findings.csv} (formats.md section 3): one row a finding with its first evidence, RFC 4180, UTF-8, an unknown value an empty field.
 *
 * <p>The file is data for scripts, so every field is the exact text: a file name that begins with {@code =} stays as it is, and nothing
 * is put before it. Who wants to look at findings in a spreadsheet opens the workbook, where such texts are held as text.
 */
final class FindingsCsv {

    private static final String[] HEADER = {"code", "severity", "account", "amount", "message", "file", "page", "row"};

    private FindingsCsv() {}

    static byte[] of(List<Finding> findings) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            findings.forEach(finding -> csv.writeRecord(row(finding)));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return ReportText.wellFormed(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static String[] row(Finding finding) {
        Provenance first =
                finding.evidence().isEmpty() ? null : finding.evidence().getFirst();
        Amount amount = finding.amount();
        return new String[] {
            finding.code().name(),
            finding.severity().told(),
            orEmpty(finding.account()),
            amount == null ? "" : ResultJson.told(amount),
            finding.message(),
            first == null ? "" : first.file(),
            first == null ? "" : orEmpty(first.page()),
            first == null ? "" : orEmpty(first.row())
        };
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
