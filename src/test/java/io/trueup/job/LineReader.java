package io.trueup.job;

import io.trueup.credit.BalanceReading;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A plain reader of balances.csv with columns in one order, so that the job is tested apart from the readers. */
record LineReader(String version) implements DocumentReader {

    static final String HEADER = "observed_at,pool,remaining,unit";

    @Override
    public DocumentOutcome read(DocumentSource source, FactSink sink) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (!HEADER.equals(header)) {
                return DocumentOutcome.setAside(
                        DocumentKind.UNKNOWN, FindingCode.UNKNOWN_DOCUMENT, "It is no kind of document that is known");
            }
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Provenance place = Provenance.line(source.path(), number);
                if (line.equals("explode")) {
                    throw new IllegalStateException("bang");
                }
                String[] cells = line.split(",", -1);
                if (cells.length < 4) {
                    sink.accept(new RowRefusal(FindingCode.ROW_REFUSED, "Cells are missing: " + line, place));
                } else {
                    sink.accept(new BalanceReading(
                            cells[1], Instant.parse(cells[0]), Amount.of(new BigDecimal(cells[2]), cells[3]), place));
                }
            }
            return DocumentOutcome.read(DocumentKind.BALANCES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
