package io.trueup.mail;

import io.trueup.organization.MailSettings;
import io.trueup.organization.MailSettings.Smtp;
import io.trueup.report.Edition;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the mails of versions and hands them to the server of the settings, or makes them files where no server is named. */
public final class Mailer {

    private final MailSettings settings;
    private final UnaryOperator<@Nullable String> environment;
    private final @Nullable SSLSocketFactory trust;
    private final InstantSource clock;

    private Mailer(
            MailSettings settings,
            UnaryOperator<@Nullable String> environment,
            @Nullable SSLSocketFactory trust,
            InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.trust = trust;
        this.clock = clock;
    }

    /** @param environment tells the value of an environment variable: the password */
    public static Mailer of(MailSettings settings, UnaryOperator<@Nullable String> environment) {
        return new Mailer(settings, environment, null, InstantSource.system());
    }

    static Mailer of(
            MailSettings settings,
            UnaryOperator<@Nullable String> environment,
            SSLSocketFactory trust,
            InstantSource clock) {
        return new Mailer(settings, environment, trust, clock);
    }

    /** Whether there is a server; else mails become files. */
    public boolean sends() {
        return settings.smtp() != null;
    }

    /** How long is waited before each further attempt of one go. */
    public List<Duration> pauses() {
        return settings.pauses();
    }

    /** The name of a mail's file, which is the same for the same version and recipient. */
    public static String fileName(Edition edition, String recipient) {
        return edition.month().organization() + "-" + edition.month().month() + "-v" + edition.version() + "-"
                + Mime.mark(recipient) + ".eml";
    }

    /** A version's mail to one recipient as the bytes of an {@code .eml} file. Same version, same recipient, same bytes. */
    public byte[] file(Edition edition, Path folder, String recipient) {
        Letter letter = Letter.of(edition, workbook(folder), settings);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Mime.of(letter, settings.from(), recipient, letter.asOf()).writeTo(bytes);
        } catch (MessagingException | IOException failure) {
            throw cannotBeMade(recipient, failure);
        }
        return bytes.toByteArray();
    }

    /** The server, to hand over mails one after the other. */
    public Delivery delivery() {
        Smtp smtp = settings.smtp();
        if (smtp == null) {
            throw new IllegalStateException("No mail server is named");
        }
        return new Delivery(new SmtpServer(smtp, environment, trust));
    }

    /** A mail that is ready to be handed over. */
    public static final class Outgoing {
        private final MimeMessage message;
        private final String recipient;

        private Outgoing(MimeMessage message, String recipient) {
            this.message = message;
            this.recipient = recipient;
        }
    }

    private static IllegalArgumentException cannotBeMade(String recipient, Exception failure) {
        return new IllegalArgumentException(
                "The mail to " + recipient + " cannot be made: " + SmtpServer.rootOf(failure), failure);
    }

    /** A connection to the mail server, opened when it is needed. */
    public final class Delivery implements AutoCloseable {
        private final SmtpServer server;

        private Delivery(SmtpServer server) {
            this.server = server;
        }

        /**
         * Makes a version's mail to one recipient, before it is claimed: what fails here has surely not been sent.
         *
         * @param folder the version's reports
         */
        public Outgoing make(Edition edition, Path folder, String recipient) {
            try {
                Letter letter = Letter.of(edition, workbook(folder), settings);
                return new Outgoing(Mime.of(letter, settings.from(), recipient, clock.instant()), recipient);
            } catch (MessagingException failure) {
                throw cannotBeMade(recipient, failure);
            }
        }

        /** Hands it over; whatever happens is told by the outcome. */
        public Handover handOver(Outgoing mail) {
            return server.handOver(mail.message, mail.recipient);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static byte @Nullable [] workbook(Path folder) {
        Path file = folder.resolve(Place.WORKBOOK);
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
