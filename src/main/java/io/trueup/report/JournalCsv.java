package io.trueup.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.trueup.money.Money;
import io.trueup.report.journal.JournalEntry;
import io.trueup.report.journal.JournalEntry.Posting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code journal.csv}: one row a posting, RFC 4180, UTF-8; the rows of one {@code entry} balance. A note is one row without amounts and with the
 * status {@code open}. Texts stand on one line, because programs that take journals in seldom know others; a long one is cut.
 */
final class JournalCsv {

    private static final String[] HEADER = {
        "entry",
        "date",
        "status",
        "kind",
        "pool",
        "account",
        "debit",
        "credit",
        "currency",
        "description",
        "reference",
        "reverses",
        "basis",
        "file"
    };

    private static final int LONGEST = 500;

    private JournalCsv() {}

    static byte[] of(List<JournalEntry> entries) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            for (JournalEntry entry : entries) {
                if (entry.isNote()) {
                    csv.writeRecord(row(entry, null));
                }
                entry.postings().forEach(posting -> csv.writeRecord(row(entry, posting)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return ReportText.wellFormed(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static String[] row(JournalEntry entry, @Nullable Posting posting) {
        Money amount = posting == null ? null : posting.amount();
        return new String[] {
            entry.id(),
            entry.date().toString(),
            entry.isNote() ? "open" : "proposed",
            entry.kind().told(),
            entry.pool(),
            posting == null ? "" : oneLine(posting.account()),
            amount == null || amount.isNegative() ? "" : plain(amount),
            amount == null || !amount.isNegative() ? "" : plain(amount.negated()),
            amount == null ? "" : amount.unit(),
            oneLine(entry.description()),
            oneLine(entry.reference()),
            entry.reverses() == null ? "" : entry.reverses(),
            oneLine(entry.basis()),
            entry.file() == null ? "" : entry.file()
        };
    }

    private static String plain(Money amount) {
        return amount.value().toPlainString();
    }

    private static String oneLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
    }
}
