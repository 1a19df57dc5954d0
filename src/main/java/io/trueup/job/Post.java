package io.trueup.job;

import io.trueup.store.Outbox;
import io.trueup.store.Outbox.Count;
import io.trueup.store.Outbox.Mail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mailroom of an open database. */
final class Post implements Mailroom {

    private final Outbox outbox;
    private final @Nullable Courier courier;
    private final CleanStop cleanStop;

    /** @param cleanStop when this process is asked to end, no further mail is begun, and the one in hand comes to its end */
    Post(Outbox outbox, @Nullable Courier courier, CleanStop cleanStop) {
        this.outbox = outbox;
        this.courier = courier;
        this.cleanStop = cleanStop;
    }

    @Override
    public List<Mail> mails(int limit) {
        return outbox.list(limit);
    }

    @Override
    public List<Count> counts() {
        return outbox.counts();
    }

    @Override
    public Sent send(boolean dueOnly, Progress progress) {
        return courier == null ? Sent.NOTHING : send(courier, dueOnly, progress);
    }

    private Sent send(Courier by, boolean dueOnly, Progress progress) {
        return cleanStop.handingOver(() -> by.bringOut(dueOnly, () -> {}, cleanStop::isAsked, progress));
    }

    private Sent resend(Courier by, long id, Progress progress) {
        return cleanStop.handingOver(() -> by.bringOutAgain(id, progress));
    }

    @Override
    public Resent resend(long id, Progress progress) {
        Optional<Mail> found = outbox.find(id);
        if (found.isEmpty()) {
            return new Resent(false, "There is no mail " + id + "; ./trueup outbox lists them");
        }
        if (courier == null) {
            return new Resent(false, "Nothing is set up to send mails here");
        }
        Sent sent = resend(courier, id, progress);
        if (sent.elsewhere()) {
            return new Resent(false, "Another process is sending mails just now: try again when it is done");
        }
        return outcome(outbox.find(id).orElseThrow(), sent);
    }

    private static Resent outcome(Mail mail, Sent sent) {
        String which = "Mail " + mail.id() + " to " + mail.recipient();
        String reason = mail.reason() == null ? "" : ": " + mail.reason();
        return switch (mail.state()) {
            case SENT -> sent.sent() > 0 ? new Resent(true, which + " was sent") : newerVersion(which, mail);
            case WRITTEN ->
                sent.written() > 0 ? new Resent(true, which + " was written as a file") : newerVersion(which, mail);
            case QUEUED -> new Resent(false, which + " waits" + reason + "; ./trueup outbox send tries again");
            case CLAIMED -> new Resent(false, which + " is being sent just now");
            case REFUSED ->
                sent.refused() > 0 ? new Resent(false, which + " was refused" + reason) : newerVersion(which, mail);
            case IN_DOUBT ->
                sent.inDoubt() > 0 ? new Resent(false, which + " is in doubt" + reason) : newerVersion(which, mail);
            case SUPERSEDED -> newerVersion(which, mail);
        };
    }

    private static Resent newerVersion(String which, Mail mail) {
        return new Resent(
                false,
                which + " tells version " + mail.version() + " of " + mail.organization() + " " + mail.month()
                        + ", and there is a newer one, which has mails of its own: it is not sent late");
    }
}
