package io.trueup.job;

import io.trueup.job.Mailroom.Sent;
import io.trueup.mail.Handover;
import io.trueup.mail.Mailer;
import io.trueup.mail.Mailer.Delivery;
import io.trueup.mail.Mailer.Outgoing;
import io.trueup.report.Edition;
import io.trueup.store.MailLock;
import io.trueup.store.Outbox;
import io.trueup.store.Outbox.Mail;
import io.trueup.store.Outbox.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** One go at the outbox: brings mails out one after the other, in as many trips to the server as it takes. */
final class MailRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

    static final String NOT_MADE = "it cannot be made: ";

    /** What progress is told of: it follows the step {@code deliver}, which only queues. */
    private static final String STEP = "mails";

    private static final int PAGE = 100;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final int LONGEST_WAIT = 6; // times doubled: five hours and twenty minutes

    /** Where mails wait, what they are made of, and how they leave. */
    record Route(Outbox outbox, TransactionTemplate transaction, Editions editions, Mailer mailer) {}

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Editions editions;
    private final Mailer mailer;
    private final MailLock lock;
    private final Runnable guard;
    private final BooleanSupplier halted;
    private final Progress progress;
    private final Map<State, Integer> outcomes = new EnumMap<>(State.class);
    private final long total;
    private String told = "";
    private long reached;
    private long done;

    /**
     * @param guard called inside the transaction of every claim: throws if this process may write nothing more
     * @param total how many mails wait at its begin
     */
    MailRound(Route route, MailLock lock, Runnable guard, BooleanSupplier halted, Progress progress, long total) {
        this.outbox = route.outbox();
        this.transaction = route.transaction();
        this.editions = route.editions();
        this.mailer = route.mailer();
        this.lock = lock;
        this.guard = guard;
        this.halted = halted;
        this.progress = progress;
        this.total = total;
        if (total > 0) {
            progress.advanced(STEP, 0, total);
        }
    }

    /** Another mail has come to its end; more than were counted may have been queued since. */
    private void advanced() {
        done++;
        progress.advanced(STEP, done, Math.max(done, total));
    }

    /**
     * Tries again what failed, then goes on where the last trip ended.
     *
     * @return what is left for another attempt
     */
    List<Mail> further(List<Mail> failed, boolean dueOnly) {
        List<Mail> left = new ArrayList<>();
        try (Trip trip = new Trip()) {
            failed.stream().filter(mail -> !trip.bring(mail)).forEach(left::add);
            while (!trip.isOver()) {
                List<Mail> page = outbox.waiting(reached, dueOnly, PAGE);
                if (page.isEmpty()) {
                    break;
                }
                page.stream().filter(mail -> !trip.bring(mail)).forEach(left::add);
                reached = page.getLast().id();
            }
        }
        return left;
    }

    /** Tries each once. */
    void again(List<Mail> mails) {
        try (Trip trip = new Trip()) {
            mails.forEach(trip::bring);
        }
    }

    Sent sent(int waiting) {
        return new Sent(
                count(State.SENT), count(State.WRITTEN), count(State.REFUSED), count(State.IN_DOUBT), waiting, false);
    }

    private int count(State state) {
        return outcomes.getOrDefault(state, 0);
    }

    /** One connection, or one way to the folder of files. */
    private final class Trip implements AutoCloseable {
        private final @Nullable Delivery delivery = mailer.sends() ? mailer.delivery() : null;
        private boolean away;

        boolean isOver() {
            return away || halted.getAsBoolean();
        }

        /** @return whether it need not be tried again now */
        boolean bring(Mail mail) {
            boolean ended = !isOver() && tried(mail);
            if (ended) {
                advanced();
            }
            return ended;
        }

        private boolean tried(Mail mail) {
            Delivery by = delivery;
            Outgoing outgoing;
            try {
                Optional<Editions.Published> published = editions.published(mail);
                if (published.isEmpty()) {
                    outbox.waits(mail.id(), "its report is not in its place; run the month again");
                    return true;
                }
                Path folder = published.get().folder();
                Edition edition = published.get().edition();
                if (by == null) {
                    write(mail, edition, folder);
                    return true;
                }
                outgoing = by.make(edition, folder, mail.recipient());
            } catch (RuntimeException failure) {
                if (Failures.endsTheRun(failure)) {
                    throw failure;
                }
                // it is not claimed yet, and what is wrong with it keeps no other mail from being sent
                LOG.error("Mail {} cannot be made", mail.id(), failure);
                outbox.waits(mail.id(), NOT_MADE + Failures.told(failure));
                return true;
            }
            return sent(mail, by, outgoing);
        }

        private void write(Mail mail, Edition edition, Path folder) {
            transaction.executeWithoutResult(status -> {
                claimable();
                MailFiles.write(mailer, edition, folder, mail.recipient());
                outbox.written(mail.id());
            });
            outcomes.merge(State.WRITTEN, 1, Integer::sum);
        }

        private boolean sent(Mail mail, Delivery by, Outgoing outgoing) {
            String claim = UUID.randomUUID().toString();
            boolean claimed = Boolean.TRUE.equals(transaction.execute(status -> {
                claimable();
                return outbox.claim(mail.id(), claim);
            }));
            return !claimed || settle(mail, claim, by.handOver(outgoing));
        }

        private void claimable() {
            guard.run();
            lock.check();
        }

        private boolean settle(Mail mail, String claim, Handover outcome) {
            switch (outcome) {
                case Handover.Accepted accepted -> settle(mail, claim, State.SENT, null);
                case Handover.Refused refused -> settle(mail, claim, State.REFUSED, refused.reason());
                case Handover.InDoubt doubt -> settle(mail, claim, State.IN_DOUBT, doubt.reason());
                case Handover.NotNow notNow -> {
                    outbox.settle(mail.id(), claim, State.QUEUED, notNow.reason(), later(mail.attempts()));
                    away = notNow.away();
                    LOG.info("Mail {} to {} was not sent: {}", mail.id(), mail.recipient(), notNow.reason());
                    tell(notNow.reason());
                    return false;
                }
            }
            return true;
        }

        private void settle(Mail mail, String claim, State state, @Nullable String reason) {
            outbox.settle(mail.id(), claim, state, reason, null);
            outcomes.merge(state, 1, Integer::sum);
            if (reason != null) {
                LOG.warn("Mail {} to {}: {}", mail.id(), mail.recipient(), reason);
                progress.note("Mail " + mail.id() + " to " + mail.recipient() + ": " + reason);
            }
        }

        /** The same trouble is told once. */
        private void tell(String reason) {
            if (!told.equals(reason)) {
                told = reason;
                progress.note("Mail waits: " + reason);
            }
        }

        @Override
        public void close() {
            if (delivery != null) {
                delivery.close();
            }
        }
    }

    /** Longer after every attempt, but never for a whole day. */
    private static Duration later(int attempts) {
        return FIRST_WAIT.multipliedBy(1L << Math.min(attempts, LONGEST_WAIT));
    }
}
