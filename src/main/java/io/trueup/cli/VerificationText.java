package io.trueup.cli;

import io.trueup.job.Verification;
import io.trueup.job.Verification.Outcome;
import io.trueup.report.Words;
import io.trueup.report.comparison.WorkbookComparison;
import io.trueup.report.comparison.WorkbookComparison.Difference;
import io.trueup.report.comparison.WorkbookIdentity;
import io.trueup.text.Columns;
import io.trueup.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** What {@code verify} says of a workbook: equal, or where not. */
final class VerificationText {

    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_LIST = 300;

    private VerificationText() {}

    static List<String> of(String file, Verification verification) {
        List<String> lines = new ArrayList<>();
        WorkbookIdentity workbook = verification.workbook();
        lines.add((verification.outcome() == Outcome.EQUAL ? "Equal: " : "Differs: ")
                + file
                + (workbook == null
                        ? ""
                        : " is " + workbook.organization() + " " + workbook.month() + ", version "
                                + workbook.version()));
        if (verification.message() != null) {
            lines.add(verification.message() + ".");
        }
        WorkbookComparison comparison = verification.comparison();
        if (comparison != null) {
            lines.add(summary(comparison));
            comparison.differences().forEach(difference -> lines.add("  " + told(difference)));
            long more = comparison.count() - comparison.differences().size();
            if (more > 0) {
                lines.add("  … and " + Words.plural(more, "more difference"));
            }
        }
        verification.notes().forEach(note -> lines.add(note + "."));
        return lines;
    }

    private static String summary(WorkbookComparison comparison) {
        if (comparison.sameBytes()) {
            return "It is byte for byte what its archived documents give (" + Words.plural(comparison.cells(), "cell")
                    + ").";
        }
        if (!comparison.parts().isEmpty()) {
            return "Every one of its " + Words.plural(comparison.cells(), "cell")
                    + " holds what its archived documents give, but something else was changed that may show other figures"
                    + " (formats, names, charts, hidden sheets): "
                    + OneLine.of(Columns.cut(String.join(", ", comparison.parts()), LONGEST_LIST)) + ".";
        }
        if (!comparison.isEqual()) {
            return "Of " + Words.plural(comparison.cells(), "cell") + " recomputed from its archived documents, "
                    + comparison.count() + (comparison.count() == 1 ? " is" : " are") + " not the same:";
        }
        return "Every one of its " + Words.plural(comparison.cells(), "cell")
                + " holds what its archived documents give; the file itself, with formats and charts that are not compared, was saved by "
                + OneLine.of(Columns.cut(comparison.application(), LONGEST_VALUE)) + "."
                + (comparison.rewritten() == 0
                        ? ""
                        : " " + Words.plural(comparison.rewritten(), "formula")
                                + " in other words, with the same result.");
    }

    private static String told(Difference difference) {
        String place = difference.sheet() + (difference.cell().isEmpty() ? "" : "!" + difference.cell());
        return brief(place) + ": in the file " + brief(difference.inFile()) + ", recomputed "
                + brief(difference.recomputed());
    }

    private static String brief(String text) {
        return OneLine.of(Columns.cut(text, LONGEST_VALUE));
    }
}
