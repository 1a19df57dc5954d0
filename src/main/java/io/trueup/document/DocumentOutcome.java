package io.trueup.document;

import io.trueup.finding.FindingCode;
import org.jspecify.annotations.Nullable;

/** What became of a document: read, or set aside with the finding code and the reason why (formats.md section 1, "Read or set aside"). */
public sealed interface DocumentOutcome {

    DocumentKind kind();

    /**
     * Its facts were given to the sink.
     *
     * @param note something worth knowing about the reading, such as ignored columns
     */
    record Read(DocumentKind kind, @Nullable String note) implements DocumentOutcome {}

    /**
     * It cannot be read; none of its facts count.
     *
     * @param code {@code UNREADABLE_DOCUMENT}, {@code PROTECTED_DOCUMENT}, {@code UNKNOWN_LAYOUT} or {@code UNKNOWN_DOCUMENT}
     * @param reason one sentence with what was found and what to do
     */
    record SetAside(DocumentKind kind, FindingCode code, String reason) implements DocumentOutcome {}

    static DocumentOutcome read(DocumentKind kind) {
        return new Read(kind, null);
    }

    static DocumentOutcome setAside(DocumentKind kind, FindingCode code, String reason) {
        return new SetAside(kind, code, reason);
    }
}
