package io.trueup.intake;

import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import org.jspecify.annotations.Nullable;

/** Passes on the refused rows of one document: the first thousand one by one, the others as one that counts them. */
final class Refusals {

    private static final int TOLD_ONE_BY_ONE = 1_000;

    private final FactSink sink;
    private long told;
    private long broken;
    private long wrongUnit;
    private @Nullable Provenance firstUntold;

    Refusals(FactSink sink) {
        this.sink = sink;
    }

    void add(RowRefusal refusal) {
        if (told < TOLD_ONE_BY_ONE) {
            told++;
            sink.accept(refusal);
            return;
        }
        if (firstUntold == null) {
            firstUntold = refusal.source();
        }
        if (refusal.code() == FindingCode.UNIT_MISMATCH) {
            wrongUnit++;
        } else {
            broken++;
        }
    }

    /** Counts what was not told one by one; the graver code stands for both. */
    void close() {
        if (firstUntold != null) {
            sink.accept(new RowRefusal(
                    wrongUnit > 0 ? FindingCode.UNIT_MISMATCH : FindingCode.ROW_REFUSED,
                    "From here on " + (broken + wrongUnit) + " more rows are kept out, beyond the " + TOLD_ONE_BY_ONE
                            + " told one by one: " + broken + " break their form, " + wrongUnit
                            + " are in the wrong unit.",
                    firstUntold));
        }
    }
}
