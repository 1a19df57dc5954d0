package io.trueup.cli;

import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.reconcile.Status;

/** The exit statuses of formats.md section 3. */
final class ExitStatus {
    static final int RECONCILED = 0;
    static final int FAILED = 1;
    static final int CALL_WRONG = 2;
    static final int DISCREPANT = 3;
    static final int SET_ASIDE = 4;

    private ExitStatus() {}

    /** Somebody else running is a failure of this run, not of the call: the same call succeeds later. */
    static int of(RunSummary summary) {
        return switch (summary.state()) {
            case COMPLETED ->
                summary.organizations().stream().mapToInt(ExitStatus::of).max().orElse(RECONCILED);
            case FAILED, STOPPED, ALREADY_RUNNING -> FAILED;
            case OTHER_PARAMETERS, REFUSED -> CALL_WRONG;
        };
    }

    private static int of(OrganizationOutcome outcome) {
        if (outcome.reconciliation() == null
                || !outcome.problems().isEmpty()
                || outcome.reconciliation().hasSetAside()) {
            return SET_ASIDE;
        }
        return outcome.reconciliation().status() == Status.RECONCILED ? RECONCILED : DISCREPANT;
    }
}
