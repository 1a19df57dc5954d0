package io.trueup.report.focus;

import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Terms;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A month's FOCUS files by name, such as {@code focus/cost_and_usage.csv} (FinOps Open Cost and Usage Specification 1.4 and a 1.2 profile). Same month, same bytes. */
public final class FocusFiles {

    private FocusFiles() {}

    /** The files of a version; none of a month that was stored before reports knew what they need. */
    public static SequencedMap<String, byte[]> of(Reconciliation month, int version) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        Terms terms = month.detail().terms();
        if (terms == null) {
            return files;
        }
        Frame frame = new Frame(month, terms, new Notes());
        MonthRows rows = MonthRows.of(frame);
        files.put("focus/cost_and_usage.csv", CostAndUsage.in14(rows.rows()));
        files.put("focus/invoice_detail.csv", InvoiceDetail.of(rows));
        files.put("focus/billing_period.csv", BillingPeriods.of(frame, rows));
        files.put("focus/contract_commitment.csv", ContractCommitments.of(frame, rows.blocks()));
        files.put("focus/cost_and_usage_1.2.csv", CostAndUsage.in12(rows.rows()));
        files.put("focus/metadata.json", Metadata.of(frame, version, rows));
        return files;
    }
}
