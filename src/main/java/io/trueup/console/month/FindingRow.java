package io.trueup.console.month;

import io.trueup.console.decision.Decisions.Decision;
import io.trueup.console.decision.Decisions.OfMonth;
import io.trueup.console.page.Badge;
import io.trueup.console.page.Shown;
import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.report.NextStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding as the month's page shows it. */
record FindingRow(
        Badge badge,
        String code,
        String account,
        String amount,
        String message,
        String next,
        List<Place> evidence,
        int moreEvidence,
        String key,
        @Nullable String decided) {

    /** What rests on more is told in full by result.json. */
    private static final int MOST_PLACES = 12;

    FindingRow {
        evidence = List.copyOf(evidence);
    }

    /** A place on paper. */
    record Place(
            String file, @Nullable Integer page, @Nullable Integer row, String words) {
        static Place of(Provenance at) {
            return new Place(at.file(), at.page(), at.row(), at.toString());
        }
    }

    static FindingRow of(Finding finding, OfMonth decisions) {
        Decision decision = decisions.of(finding);
        return new FindingRow(
                Badge.of(finding.severity()),
                finding.code().name(),
                finding.account() == null ? Shown.NONE : finding.account(),
                Shown.amount(finding.amount()),
                finding.message(),
                NextStep.of(finding),
                finding.evidence().stream().limit(MOST_PLACES).map(Place::of).toList(),
                Math.max(0, finding.evidence().size() - MOST_PLACES),
                decisions.key(finding),
                decision == null ? null : decision.words());
    }
}
