package io.trueup.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a mail server that remembers how far a mail got. What the library throws does not tell whether the server can have the mail;
 * that hangs on one thing only: whether the line with the single dot, which ends a mail, was begun to be sent (RFC 5321, 4.1.1.4), and what
 * was answered to it.
 */
final class WatchedTransport extends SMTPTransport {

    /** The library's words for it. */
    private static final String END_OF_CONNECTION = "[EOF]";

    private enum Stage {
        SENDER,
        RECIPIENT,
        DATA,
        /** From the dot on the server may have the mail. */
        END
    }

    private record Reply(int code, String text) {}

    private final Map<Stage, Reply> replies = new EnumMap<>(Stage.class);
    private @Nullable Stage stage;

    WatchedTransport(Session session, boolean implicitTls) {
        super(session, null, "smtp", implicitTls);
    }

    /** Hands a mail over to one recipient. */
    Handover handOver(Message message, Address recipient) {
        replies.clear();
        stage = null;
        try {
            sendMessage(message, new Address[] {recipient});
            return new Handover.Accepted();
        } catch (MessagingException | RuntimeException failure) {
            return outcome(failure);
        } finally {
            stage = null;
        }
    }

    private Handover outcome(Exception failure) {
        if (stage == null || stage == Stage.SENDER) {
            return new Handover.NotNow(told("the sender was not accepted", reply(Stage.SENDER), failure), true);
        }
        Reply reply = reply(stage);
        if (reply != null && reply.code >= 500) {
            return new Handover.Refused(told(
                    stage == Stage.RECIPIENT ? "the server refuses this recipient" : "the server refuses this mail",
                    reply,
                    failure));
        }
        if (reply != null && reply.code >= 400) {
            return new Handover.NotNow(told("the server does not take it now", reply, failure), reply.code == 421);
        }
        if (stage != Stage.END) {
            return new Handover.NotNow(
                    told("the connection broke before the whole mail was sent", null, failure), true);
        }
        return reply != null && reply.code >= 200 && reply.code < 300
                ? new Handover.Accepted()
                : new Handover.InDoubt(told(
                        "the whole mail was sent, but no answer came that says whether it was taken", reply, failure));
    }

    private @Nullable Reply reply(Stage of) {
        return replies.get(of);
    }

    private static String told(String words, @Nullable Reply reply, Exception failure) {
        String detail = reply == null ? SmtpServer.rootOf(failure) : reply.text;
        if (detail.equals(END_OF_CONNECTION)) {
            detail = "the server ended the connection";
        }
        return words + ": " + PlainText.oneLine(detail, 300);
    }

    @Override
    protected void mailFrom() throws MessagingException {
        stage = Stage.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = Stage.DATA;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.END;
        super.finishData();
    }

    /** The first answer of a stage is the one that counts; the library may go on to reset the connection. */
    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (stage != null && code > 0) {
            replies.putIfAbsent(stage, new Reply(code, String.valueOf(getLastServerResponse())));
        }
        return code;
    }
}
