package io.trueup.job;

import io.trueup.store.Reconciliations;
import io.trueup.store.Run;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;

/** Queues one mail a recipient for a new version. Nothing is sent yet: the outbox keeps it. */
final class DeliverWork extends MemberWork {

    private final Configured configured;
    private final Reconciliations reconciliations;

    DeliverWork(Runs runs, Configured configured, Reconciliations reconciliations) {
        super("deliver", 3, runs);
        this.configured = configured;
        this.reconciliations = reconciliations;
    }

    @Override
    void handle(RunContext context, Member member) {
        Run run = context.run();
        String organization = member.organization();
        reconciliations
                .newest(organization, run.month())
                .filter(newest -> !reconciliations.isQueued(organization, run.month(), newest.number()))
                .ifPresent(newest -> configured
                        .organization(member)
                        .recipients()
                        .forEach(recipient ->
                                reconciliations.queue(organization, run.month(), newest.number(), recipient)));
    }
}
