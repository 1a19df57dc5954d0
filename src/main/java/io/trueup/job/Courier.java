package io.trueup.job;

import io.trueup.job.Mailroom.Sent;
import io.trueup.mail.Mailer;
import io.trueup.store.Database;
import io.trueup.store.MailLock;
import io.trueup.store.Outbox;
import io.trueup.store.Outbox.Mail;
import io.trueup.store.Outbox.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings waiting mails out, one after the other. Each is claimed in a transaction of its own before a byte of it leaves, and settled in another
 * one after the server has answered; in between none is open. So a mail is sent once, or it is known that nobody knows.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Database database;
    private final JdbcClient sql;
    private final MailRound.Desk desk;

    Courier(
            Database database,
            JdbcClient sql,
            Outbox outbox,
            TransactionTemplate transaction,
            Editions editions,
            Mailer mailer) {
        this.database = database;
        this.sql = sql;
        this.desk = new MailRound.Desk(outbox, transaction, editions, mailer);
    }

    /**
     * Tries everything that waits; what fails for a passing reason a few times more.
     *
     * @param guard called inside the transaction of every claim: throws if this process may write nothing more
     * @param halted whether somebody asked to stop: no further mail is begun then
     */
    Sent bringOut(boolean dueOnly, Runnable guard, BooleanSupplier halted, Progress progress) {
        return locked(lock -> {
            MailRound round = new MailRound(
                    desk, lock, guard, halted, progress, desk.outbox().countWaiting(dueOnly));
            List<Mail> left = round.further(List.of(), dueOnly);
            for (Duration pause : desk.mailer().pauses()) {
                if (left.isEmpty() || !waited(pause, halted)) {
                    break;
                }
                left = round.further(left, dueOnly);
            }
            return round.sent(waiting());
        });
    }

    /** What was tried in vain, what was not reached, and what cannot be made. */
    private int waiting() {
        return Math.toIntExact(desk.outbox().counts().stream()
                .filter(count -> count.state() == State.QUEUED)
                .mapToLong(Outbox.Count::mails)
                .sum());
    }

    /** Brings out one mail by hand, whatever became of it before; nothing if a newer version has mails of its own. */
    Sent bringOutAgain(long id, Progress progress) {
        return locked(lock -> {
            desk.outbox().requeue(id);
            MailRound round = new MailRound(desk, lock, () -> {}, () -> false, progress, 1);
            List<Mail> waiting = desk.outbox().find(id).filter(mail -> mail.state() == State.QUEUED).stream()
                    .toList();
            round.again(waiting);
            return round.sent(waiting());
        });
    }

    private interface Work {
        Sent with(MailLock lock);
    }

    private Sent locked(Work work) {
        Optional<MailLock> taken;
        try {
            taken = MailLock.take(database, sql);
        } catch (SQLException failure) {
            throw new RunFailure("The outbox cannot be locked: " + failure.getMessage(), failure);
        }
        if (taken.isEmpty()) {
            return Sent.ELSEWHERE;
        }
        try (MailLock lock = taken.get()) {
            int cutOff = desk.outbox().recover();
            if (cutOff > 0) {
                LOG.warn(
                        "{} mails were cut off while they were handed over; they are in doubt and are sent again only by hand",
                        cutOff);
            }
            desk.outbox().supersede();
            return work.with(lock);
        }
    }

    private static boolean waited(Duration pause, BooleanSupplier halted) {
        long until = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() - until < 0) {
            if (halted.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
