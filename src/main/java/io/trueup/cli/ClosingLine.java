package io.trueup.cli;

import io.trueup.finding.Severity;
import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The one line that ends a run: what to do next about the worst of it. */
final class ClosingLine {
    private ClosingLine() {}

    static String after(RunSummary summary) {
        String again = "./trueup run " + summary.month();
        if (summary.state() != RunSummary.State.COMPLETED) {
            return "Next: " + again + " goes on where this run stopped.";
        }
        List<OrganizationOutcome> all = summary.organizations();
        if (all.isEmpty()) {
            return "Next: the inbox has no organization; make a folder with an organization.yaml in it, then " + again
                    + ".";
        }
        if (worst(all, outcome -> outcome.reconciliation() == null).isPresent()) {
            return "Next: mend what is named above under the organizations with a problem, then " + again + " again.";
        }
        if (worst(all, has(Reconciliation::hasSetAside)).isPresent()) {
            return "Next: replace the documents set aside by readable ones, then " + again + " again.";
        }
        Optional<OrganizationOutcome> discrepant = worst(all, has(result -> result.status() == Status.DISCREPANT));
        if (discrepant.isPresent()) {
            return "Next: ./trueup explain " + summary.month() + " "
                    + discrepant.get().organization() + " shows each finding with its evidence.";
        }
        if (worst(all, has(result -> result.status() == Status.PROVISIONAL)).isPresent()) {
            return "Next: when the missing invoice has come, put it into the inbox and " + again + " again.";
        }
        Optional<OrganizationOutcome> running = worst(all, has(result -> !result.monthOver()));
        if (running.isPresent()) {
            return "Next: the month is not over, so these are figures so far; " + again + " when it is.";
        }
        Optional<OrganizationOutcome> open = worst(all, has(ClosingLine::leavesSomethingOpen));
        if (open.isPresent()) {
            return "Next: ./trueup explain " + summary.month() + " "
                    + open.get().organization() + " shows what is worth a look; nothing is wrong.";
        }
        return "Next: nothing. Every figure agrees; the workbooks can go to finance.";
    }

    /** Nothing is wrong, but not everything could be checked or a warning stands. */
    private static boolean leavesSomethingOpen(Reconciliation result) {
        return result.accounts().stream().anyMatch(account -> account.verdict() == Verdict.EVIDENCE_MISSING)
                || result.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
    }

    private static Predicate<OrganizationOutcome> has(Predicate<Reconciliation> what) {
        return outcome -> outcome.reconciliation() != null && what.test(outcome.reconciliation());
    }

    private static Optional<OrganizationOutcome> worst(
            List<OrganizationOutcome> all, Predicate<OrganizationOutcome> that) {
        return all.stream().filter(that).min(Standing.WORST_FIRST);
    }
}
