package io.trueup.organization;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How reports are sent by e-mail (jobs/monthly-reconciliation.yaml, {@code mail}).
 *
 * @param from the sender's address
 * @param attachUpTo the largest workbook that is attached, in bytes; of a larger one the mail says where it lies
 * @param link what stands before {@code <organization>/<month>/v<N>/…} in links to reports; null if they cannot be reached by a link
 * @param smtp null: mails are written as files instead of being sent
 * @param pauses how long is waited before a mail is tried again in the same go
 */
public record MailSettings(
        String from,
        long attachUpTo,
        @Nullable String link,
        @Nullable Smtp smtp,
        List<Duration> pauses) {

    static final long USUAL_SIZE = 10_000_000;
    static final List<Duration> USUAL_PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(6));

    /** Without any setting: mails become files. */
    public static final MailSettings FILES = new MailSettings("trueup@localhost", USUAL_SIZE, null, null, USUAL_PAUSES);

    public MailSettings {
        pauses = List.copyOf(pauses);
    }

    /**
     * The server that takes mails.
     *
     * @param user null if it asks for none
     * @param passwordVariable the environment variable that holds the password; null if there is no user
     * @param timeout how long is waited for a connection, and for each answer
     * @param limit how long one mail may take in all, from connecting to the last answer: each byte that a server sends starts its timeout anew
     */
    public record Smtp(
            String host,
            int port,
            Tls tls,
            @Nullable String user,
            @Nullable String passwordVariable,
            Duration timeout,
            Duration limit) {

        private static final int USUAL_TIMEOUTS = 10;

        /** With the usual limit: ten times the timeout. */
        public Smtp(
                String host,
                int port,
                Tls tls,
                @Nullable String user,
                @Nullable String passwordVariable,
                Duration timeout) {
            this(host, port, tls, user, passwordVariable, timeout, timeout.multipliedBy(USUAL_TIMEOUTS));
        }
    }

    /** How the way to the server is encrypted; its certificate must be valid for its name. */
    public enum Tls {
        /** The connection begins in the clear and must become encrypted before anything is said. */
        STARTTLS(587),
        /** Encrypted from the first byte. */
        IMPLICIT(465),
        /** Not at all: for a server of this machine or a closed network. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        int usualPort() {
            return port;
        }

        /** The name in the settings. */
        public String told() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
