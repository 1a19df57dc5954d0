package io.trueup.report;

import io.trueup.reconcile.Reconciliation;
import java.util.List;

/** Months to measure the rendering of workbooks with. */
public record WorkbookMonths(Reconciliation month) {

    /** As a usual organization has them: reconciled, discrepant, provisional. */
    public static List<WorkbookMonths> usual() {
        return SampleReconciliations.all().stream().map(WorkbookMonths::new).toList();
    }

    public static WorkbookMonths withFindings(int count) {
        Reconciliation large = LargeMonthTest.month(count);
        return new WorkbookMonths(SampleReconciliations.with(large, large.findings(), List.of(), List.of()));
    }

    public byte[] workbook() {
        return ReconciliationWorkbook.of(Edition.first(month), "1");
    }
}
