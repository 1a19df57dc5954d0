package io.trueup.invoice.pdf;

import io.trueup.finding.FindingCode;

/** Ends the reading of one document from deep inside it; {@link PdfInvoiceReader} turns it into an outcome, it never leaves this package. */
final class SetAsideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FindingCode code;

    private SetAsideException(FindingCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    static SetAsideException unknownLayout(String reason) {
        return new SetAsideException(FindingCode.UNKNOWN_LAYOUT, reason);
    }

    static SetAsideException unreadable(String reason) {
        return new SetAsideException(FindingCode.UNREADABLE_DOCUMENT, reason);
    }

    static SetAsideException locked(String reason) {
        return new SetAsideException(FindingCode.PROTECTED_DOCUMENT, reason);
    }

    FindingCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
