package io.trueup.job;

import io.trueup.report.comparison.WorkbookComparison;
import io.trueup.report.comparison.WorkbookIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying a workbook gave.
 *
 * @param workbook which version it says it is; null if it does not say so
 * @param comparison null if it could not be compared
 * @param message why it could not be verified, or what beside the cells differs, in a sentence; null if there is nothing to say
 * @param notes what to know beside: a changed program, missing documents
 */
public record Verification(
        Outcome outcome,
        @Nullable WorkbookIdentity workbook,
        @Nullable WorkbookComparison comparison,
        @Nullable String message,
        List<String> notes) {

    public Verification {
        notes = List.copyOf(notes);
    }

    /** Whether the workbook is what its documents give. */
    public enum Outcome {
        EQUAL,
        /** It is not, or its documents are no longer what they were. */
        DIFFERS,
        /** There is nothing to verify it against, or it is no workbook. */
        REFUSED
    }

    static Verification refused(@Nullable WorkbookIdentity workbook, String message) {
        return new Verification(Outcome.REFUSED, workbook, null, message, List.of());
    }
}
