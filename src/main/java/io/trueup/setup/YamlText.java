package io.trueup.setup;

import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.setup.Found.Told;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of a YAML file, each with the reason why it stands there as a comment in one column. */
final class YamlText {

    private static final int COMMENT_COLUMN = 56;

    private final StringBuilder text = new StringBuilder();

    void comment(String words) {
        text.append("# ").append(oneLine(words)).append('\n');
    }

    void line(String content, @Nullable String why) {
        text.append(content);
        if (why != null && !why.isEmpty()) {
            text.repeat(' ', Math.max(2, COMMENT_COLUMN - content.length()))
                    .append("# ")
                    .append(oneLine(why));
        }
        text.append('\n');
    }

    void told(String key, Optional<Told<String>> told, String otherwise) {
        line(
                key + told.map(Told::value).orElse(otherwise),
                told.map(found -> found.source().toString()).orElse("not found in any document: the usual"));
    }

    void series(String indent, Collection<String> series, List<Invoice> invoices) {
        line(
                indent + "invoice-series: ["
                        + String.join(
                                ", ", series.stream().map(YamlText::quoted).toList()) + "]",
                invoices.stream()
                        .map(Invoice::source)
                        .min(Comparator.naturalOrder())
                        .map(Provenance::toString)
                        .orElse("no invoice found: add what stands before the last - of its numbers"));
    }

    /** Text of a document as a YAML scalar that can be nothing else. */
    static String quoted(String value) {
        if (value.matches("[A-Za-z][A-Za-z0-9]*")) {
            return value;
        }
        return '"' + oneLine(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\uFEFF]+", " ").strip();
    }

    String text() {
        return text.toString();
    }
}
