package io.trueup.report.comparison;

/** A file cannot be compared; the message is a sentence for the user that goes on from "The file …". */
public final class RefusedWorkbookException extends Exception {
    RefusedWorkbookException(String message) {
        super(message);
    }
}
