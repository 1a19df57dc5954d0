package io.trueup.reconcile;

import io.trueup.finding.Finding;
import java.time.YearMonth;
import java.util.List;

/**
 * An organization's month, reconciled: everything that any report tells, in a fixed order, without a wall clock. Equal facts give equal
 * reconciliations.
 *
 * @param monthOver whether the month was over at the run's "as of"; if not, figures are so far and no invoice is expected
 */
public record Reconciliation(
        String organization,
        String name,
        YearMonth month,
        boolean monthOver,
        Status status,
        List<DocumentUse> documents,
        List<AccountResult> accounts,
        List<Finding> findings,
        List<BookedLine> lines,
        Method method,
        MonthDetail detail) {

    public Reconciliation {
        // a version that was stored before reports knew details has none
        detail = detail == null ? MonthDetail.NONE : detail;
        documents = List.copyOf(documents);
        accounts = List.copyOf(accounts);
        findings = List.copyOf(findings);
        lines = List.copyOf(lines);
    }

    /** Without details. */
    public Reconciliation(
            String organization,
            String name,
            YearMonth month,
            boolean monthOver,
            Status status,
            List<DocumentUse> documents,
            List<AccountResult> accounts,
            List<Finding> findings,
            List<BookedLine> lines,
            Method method) {
        this(
                organization,
                name,
                month,
                monthOver,
                status,
                documents,
                accounts,
                findings,
                lines,
                method,
                MonthDetail.NONE);
    }

    public boolean hasSetAside() {
        return documents.stream().anyMatch(DocumentUse::setAside);
    }
}
