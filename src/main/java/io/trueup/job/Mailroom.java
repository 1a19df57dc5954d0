package io.trueup.job;

import io.trueup.store.Outbox.Count;
import io.trueup.store.Outbox.Mail;
import java.util.List;

/** What one can do with the mails of a database; the command line, the console and the schedule share it. */
public interface Mailroom {

    /** Mails, those that need a look first, then the newest. */
    List<Mail> mails(int limit);

    /** How many mails stand how. */
    List<Count> counts();

    /**
     * Sends what waits (or writes it as files, where no mail server is named), also what a former attempt could not send.
     *
     * @param dueOnly leaves out what is to be tried again later
     */
    Sent send(boolean dueOnly, Progress progress);

    /** Sends one mail again, by hand: the only way for one that is in doubt. Returns what happened. */
    Resent resend(long id, Progress progress);

    /**
     * What a go at the outbox came to.
     *
     * @param waiting how many mails wait still, whether they were tried or not
     * @param elsewhere whether another process is sending, and nothing was done here
     */
    record Sent(int sent, int written, int refused, int inDoubt, int waiting, boolean elsewhere) {

        static Sent written(int mails) {
            return new Sent(0, mails, 0, 0, 0, false);
        }

        Sent plus(Sent other) {
            return new Sent(
                    sent + other.sent,
                    written + other.written,
                    refused + other.refused,
                    inDoubt + other.inDoubt,
                    waiting + other.waiting,
                    elsewhere || other.elsewhere);
        }

        static final Sent NOTHING = new Sent(0, 0, 0, 0, 0, false);
        static final Sent ELSEWHERE = new Sent(0, 0, 0, 0, 0, true);
    }

    /** @param message a sentence for the user */
    record Resent(boolean done, String message) {}
}
