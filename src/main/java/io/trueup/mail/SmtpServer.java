package io.trueup.mail;

import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server of the settings, and one connection to it that serves several mails; for one thread. */
final class SmtpServer implements AutoCloseable {

    /** Servers end a connection after some mails; a new one is cheap. */
    private static final int MAILS_OF_A_CONNECTION = 50;

    private final Smtp settings;
    private final UnaryOperator<@Nullable String> environment;
    private final @Nullable SSLSocketFactory trust;
    private final Wire wire = new Wire();
    private @Nullable WatchedTransport open;
    private int handedOver;

    /** @param trust whom to trust besides the usual authorities; null: nobody */
    SmtpServer(Smtp settings, UnaryOperator<@Nullable String> environment, @Nullable SSLSocketFactory trust) {
        this.settings = settings;
        this.environment = environment;
        this.trust = trust;
    }

    Handover handOver(MimeMessage message, String recipient) {
        wire.mend();
        TimeLimit limit = TimeLimit.start(settings.limit(), wire::cut);
        Handover outcome;
        boolean wasCut;
        try {
            outcome = handedOver(message, recipient);
        } finally {
            wasCut = limit.end();
        }
        return wasCut ? cutOff(outcome) : outcome;
    }

    /** How far the mail had come holds; why it came no further is that nobody waited longer. */
    private Handover cutOff(Handover outcome) {
        close();
        String reason = "the mail server " + place() + " took longer than "
                + Subject.count(settings.limit().toSeconds(), "second")
                + " over one mail (time-limit in jobs/monthly-reconciliation.yaml), so the connection was cut";
        return switch (outcome) {
            case Handover.Accepted accepted -> accepted;
            case Handover.Refused refused -> refused;
            case Handover.NotNow notNow -> new Handover.NotNow(reason, true);
            case Handover.InDoubt inDoubt ->
                new Handover.InDoubt(
                        reason + "; the whole mail was sent, but no answer came that says whether it was taken");
        };
    }

    private Handover handedOver(MimeMessage message, String recipient) {
        WatchedTransport transport;
        try {
            transport = connected();
        } catch (PasswordMissing missing) {
            return new Handover.NotNow(String.valueOf(missing.getMessage()), true);
        } catch (AuthenticationFailedException refused) {
            return new Handover.NotNow(
                    "the mail server " + place() + " does not accept the user or the password: "
                            + PlainText.oneLine(rootOf(refused), 300),
                    true);
        } catch (MessagingException | RuntimeException failure) {
            return new Handover.NotNow(noConnection(failure), true);
        }
        Handover outcome;
        try {
            outcome = transport.handOver(message, Mime.address(recipient));
        } catch (MessagingException notAnAddress) {
            outcome = new Handover.Refused("this is no e-mail address: " + rootOf(notAnAddress));
        }
        handedOver++;
        if (!(outcome instanceof Handover.Accepted) || handedOver >= MAILS_OF_A_CONNECTION) {
            close();
        }
        return outcome;
    }

    private WatchedTransport connected() throws MessagingException {
        if (open != null && open.isConnected()) {
            return open;
        }
        close();
        handedOver = 0;
        open = new Sender().connect();
        return open;
    }

    /** What kept the connection from being made, as far as the user can do something about it. */
    private String noConnection(Exception failure) {
        String detail = PlainText.oneLine(rootOf(failure), 300);
        String server = "the mail server " + place();
        if (isIn(failure, UnknownHostException.class)) {
            return server + " cannot be found: there is no host of that name, or no network";
        }
        if (isIn(failure, SocketTimeoutException.class)) {
            return server + " does not answer within " + settings.timeout().toSeconds() + " seconds";
        }
        if (isIn(failure, SSLException.class)) {
            return "no encrypted connection to " + server + " can be made, so nothing was sent to it: " + detail;
        }
        return detail.contains("STARTTLS")
                ? server + " does not offer STARTTLS, so nothing was sent to it; if it encrypts from the first byte on,"
                        + " its port is mostly 465, with tls: implicit in jobs/monthly-reconciliation.yaml"
                : server + " cannot be reached: " + detail;
    }

    private static boolean isIn(Throwable failure, Class<? extends Exception> kind) {
        for (Throwable at = failure; at != null && at.getCause() != at; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private String place() {
        return settings.host() + ":" + settings.port();
    }

    /** What lies at the bottom of a failure, in the library's words. */
    static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException gone) {
                // what was accepted stays accepted
            }
            open = null;
        }
    }

    private static final class PasswordMissing extends RuntimeException {
        PasswordMissing(String variable) {
            super("the environment variable " + variable
                    + ", which jobs/monthly-reconciliation.yaml names for the mail server's password, is not set");
        }
    }

    /** Spring's sender, used for its connection only: each mail is claimed and settled by itself. */
    private final class Sender extends JavaMailSenderImpl {

        WatchedTransport connect() throws MessagingException {
            setHost(settings.host());
            setPort(settings.port());
            String user = settings.user();
            String variable = settings.passwordVariable();
            if (user != null && variable != null) {
                String password = environment.apply(variable);
                if (password == null || password.isEmpty()) {
                    throw new PasswordMissing(variable);
                }
                setUsername(user);
                setPassword(password);
            }
            setJavaMailProperties(properties(user != null));
            return (WatchedTransport) connectTransport();
        }

        @Override
        protected Transport getTransport(Session session) {
            return new WatchedTransport(session, settings.tls() == Tls.IMPLICIT);
        }
    }

    private Properties properties(boolean authenticated) {
        Properties properties = new Properties();
        String milliseconds = Long.toString(settings.timeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", milliseconds);
        properties.setProperty("mail.smtp.timeout", milliseconds);
        properties.setProperty("mail.smtp.writetimeout", milliseconds);
        properties.setProperty("mail.smtp.auth", Boolean.toString(authenticated));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == Tls.STARTTLS));
        // an attacker on the way who hides the offer must not get the password in the clear
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // after the answer to the mail nothing that the server says matters
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.socketFactory", wire.plain());
        properties.put(
                "mail.smtp.ssl.socketFactory",
                wire.encrypting(trust == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trust));
        // else a connection that fails would be tried a second time, past these
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        return properties;
    }
}
