package io.trueup.job;

import io.trueup.job.Mailroom.Sent;
import io.trueup.mail.Mailer;
import io.trueup.report.Edition;
import io.trueup.store.Outbox;
import io.trueup.store.Outbox.Mail;
import io.trueup.store.Reconciliations;
import io.trueup.store.Run;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues one mail a recipient for a new version, also where a refused address was corrected, and drops what waits of older ones or for who is
 * named no longer. Where mails become files they are written at once; else
 * the courier sends them when the step's transactions are all committed.
 */
final class DeliverWork extends MemberWork {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverWork.class);

    private final Configured configured;
    private final Reconciliations reconciliations;
    private final Outbox outbox;
    private final Editions editions;
    private final @Nullable Mailer mailer;
    private final @Nullable Courier courier;

    /** @param mailer null, and the courier: mails are queued only */
    DeliverWork(
            Runs runs,
            Configured configured,
            Reconciliations reconciliations,
            Outbox outbox,
            @Nullable Mailer mailer,
            @Nullable Courier courier) {
        super("deliver", 3, runs);
        this.configured = configured;
        this.reconciliations = reconciliations;
        this.outbox = outbox;
        this.editions = new Editions(reconciliations);
        this.mailer = mailer;
        this.courier = courier;
    }

    @Override
    void handle(RunContext context, Member member) {
        Run run = context.run();
        reconciliations.newest(member.organization(), run.month()).ifPresent(newest -> {
            String organization = member.organization();
            int version = newest.number();
            outbox.supersede(organization, run.month(), version);
            List<String> recipients = configured.organization(member).recipients();
            boolean corrected = outbox.withdraw(organization, run.month(), version, recipients);
            if (corrected || !outbox.isQueued(organization, run.month(), version)) {
                recipients.forEach(recipient -> outbox.queue(organization, run.month(), version, recipient));
            }
            if (mailer != null && !mailer.sends()) {
                write(context, mailer, organization, version);
            }
        });
    }

    private void write(RunContext context, Mailer writing, String organization, int version) {
        YearMonth month = context.run().month();
        List<Mail> waiting = outbox.queued(organization, month, version);
        if (waiting.isEmpty()) {
            return;
        }
        Edition edition = editions.of(organization, month, version);
        Path folder = context.run().folderOf(organization, version);
        int written = 0;
        for (Mail mail : waiting) {
            try {
                MailFiles.write(writing, edition, folder, mail.recipient());
            } catch (RuntimeException failure) {
                if (Failures.endsTheRun(failure)) {
                    throw failure;
                }
                // the reports stand all the same, and so may the mails to the others
                LOG.error("Mail {} cannot be made", mail.id(), failure);
                outbox.waits(mail.id(), MailRound.NOT_MADE + Failures.told(failure));
                continue;
            }
            outbox.written(mail.id());
            written++;
        }
        context.delivered(Sent.written(written));
    }

    @Override
    public void afterAll(RunContext context, BooleanSupplier halted) {
        if (courier != null) {
            context.delivered(courier.bringOut(false, context.lease()::check, halted, context.progress()));
        }
    }
}
