package io.trueup.schedule;

import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What came out of a run, as far as the schedule cares: is anything awaited, and how it is told in a line. */
final class Outcomes {

    private static final int MOST_NAMED = 3;

    private Outcomes() {}

    /**
     * Whether another look may find more: an invoice is missing, or nobody knows because an organization was set aside. A discrepancy awaits
     * nothing: it is for people to clear.
     */
    static boolean awaits(RunSummary summary) {
        return summary.organizations().stream()
                .anyMatch(outcome ->
                        outcome.reconciliation() == null || !missing(outcome).isEmpty());
    }

    static String told(RunSummary summary) {
        if (summary.state() != State.COMPLETED) {
            // more is said behind it
            return String.join(
                            " ",
                            String.valueOf(summary.message())
                                    .lines()
                                    .map(String::strip)
                                    .toList())
                    .replaceFirst("\\.$", "");
        }
        List<OrganizationOutcome> all = summary.organizations();
        List<String> parts = new ArrayList<>();
        count(parts, all, Status.RECONCILED);
        count(parts, all, Status.DISCREPANT);
        count(parts, all, Status.PROVISIONAL);
        named(
                parts,
                "set aside: ",
                all.stream()
                        .filter(outcome -> outcome.reconciliation() == null)
                        .map(OrganizationOutcome::organization)
                        .toList());
        named(
                parts,
                "invoice missing: ",
                all.stream().flatMap(outcome -> missing(outcome).stream()).toList());
        return all.size() + (all.size() == 1 ? " organization" : " organizations") + ": " + String.join(", ", parts);
    }

    private static void count(List<String> parts, List<OrganizationOutcome> all, Status status) {
        long count = all.stream()
                .filter(outcome -> outcome.reconciliation() != null
                        && outcome.reconciliation().status() == status)
                .count();
        if (count > 0) {
            parts.add(count + " " + status.told());
        }
    }

    private static void named(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            int most = Math.min(MOST_NAMED, names.size());
            int more = names.size() - most;
            parts.add(what + String.join(" and ", shown(names.subList(0, most), more)));
        }
    }

    private static List<String> shown(List<String> names, int more) {
        String first = String.join(", ", names);
        return more == 0 ? List.of(first) : List.of(first, more + " more");
    }

    /** The accounts that await an invoice, such as {@code northfold api:default}. */
    private static List<String> missing(OrganizationOutcome outcome) {
        Reconciliation result = outcome.reconciliation();
        return result == null
                ? List.of()
                : result.accounts().stream()
                        .filter(account -> account.verdict() == Verdict.INVOICE_MISSING)
                        .map(account -> outcome.organization() + " " + account.account())
                        .toList();
    }
}
