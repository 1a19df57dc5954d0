package io.trueup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.trueup.organization.MailSettings;
import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import io.trueup.report.Edition;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EncryptedTest {

    private static final String SECRET = "changeit";
    private static final Instant NOW = Instant.parse("2026-09-04T08:00:00Z");

    @TempDir
    private static Path folder;

    private static SSLContext identity;
    private static SSLSocketFactory trust;

    /** A server's own certificate for the name localhost. */
    @BeforeAll
    static void createCertificate() throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        SECRET,
                        "-validity",
                        "3650")
                .redirectErrorStream(true)
                .start();
        String told = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(told).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, SECRET.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, SECRET.toCharArray());
        identity = SSLContext.getInstance("TLS");
        identity.init(own.getKeyManagers(), null, null);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trusted.getTrustManagers(), null);
        trust = client.getSocketFactory();
        System.setProperty("greenmail.tls.keystore.file", file.toString());
        System.setProperty("greenmail.tls.keystore.password", SECRET);
    }

    private static Handover handOver(String host, int port, Tls tls, SSLSocketFactory trusting) throws Exception {
        Letter letter = new Letter("a.v1", NOW, "Subject", "Text", "<p>Text</p>", null, null, "a.xlsx");
        Smtp smtp = new Smtp(host, port, tls, null, null, Duration.ofMinutes(1));
        try (SmtpServer server = new SmtpServer(smtp, name -> null, trusting)) {
            return server.handOver(Mime.of(letter, "trueup@example.com", "ap@acme.example", NOW), "ap@acme.example");
        }
    }

    @Test
    void aMailGoesOverStarttlsToAServerWhoseCertificateIsRight() throws Exception {
        try (ScriptedServer server = new ScriptedServer().offersTls(identity)) {
            assertThat(handOver("localhost", server.port(), Tls.STARTTLS, trust))
                    .isInstanceOf(Handover.Accepted.class);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    @Timeout(50)
    void aHandshakeThatNeverEndsIsCutOff() throws Exception {
        Letter letter = new Letter("a.v1", NOW, "Subject", "Text", "<p>Text</p>", null, null, "a.xlsx");
        try (ScriptedServer server = new ScriptedServer().dripsHandshake(identity)) {
            Smtp smtp = new Smtp(
                    "localhost", server.port(), Tls.STARTTLS, null, null, Duration.ofMinutes(1), Duration.ofSeconds(2));
            try (SmtpServer to = new SmtpServer(smtp, name -> null, trust)) {
                assertThat(to.handOver(
                                Mime.of(letter, "trueup@example.com", "ap@acme.example", NOW), "ap@acme.example"))
                        .isInstanceOfSatisfying(Handover.NotNow.class, cut -> assertThat(cut.reason())
                                .contains("took longer than 2 seconds"));
            }
        }
    }

    @Test
    void aCertificateForAnotherNameGetsNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer().offersTls(identity)) {
            assertThat(handOver("127.0.0.1", server.port(), Tls.STARTTLS, trust))
                    .isInstanceOf(Handover.NotNow.class);
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForGetsNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer().offersTls(identity)) {
            assertThat(handOver("localhost", server.port(), Tls.STARTTLS, null)).isInstanceOf(Handover.NotNow.class);
            assertThat(server.mails()).isEmpty();
        }
    }

    /** Two seconds to begin, as it is by itself, are too few on a machine that has more to do. */
    private static GreenMail greenMail(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Duration.ofMinutes(2).toMillis());
        return new GreenMail(setup);
    }

    @Test
    void aWholeMailArrivesOverImplicitTlsWithUserAndPassword() throws Exception {
        GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTPS);
        server.start();
        try {
            server.setUser("ap@acme.example", "robot", "secret-word");
            Path reports = Files.createDirectories(folder.resolve("v1"));
            Files.write(reports.resolve("reconciliation.xlsx"), new byte[3000]);
            Smtp smtp = new Smtp(
                    "localhost",
                    server.getSmtps().getPort(),
                    Tls.IMPLICIT,
                    "robot",
                    "TRUEUP_MAIL_PASSWORD",
                    Duration.ofMinutes(1));
            MailSettings settings = new MailSettings("trueup@example.com", 10_000, null, smtp, List.of());
            Mailer mailer = Mailer.of(settings, name -> "secret-word", trust, InstantSource.fixed(NOW));
            try (Mailer.Delivery delivery = mailer.delivery()) {
                Edition edition = Edition.first(Months.discrepant());
                assertThat(delivery.handOver(delivery.make(edition, reports, "ap@acme.example")))
                        .isInstanceOf(Handover.Accepted.class);
            }
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("[Trueup] halyard-labs 2026-08: 1 discrepancy, $1.84");
            assertThat(mail.getSentDate()).as("when it was sent").isEqualTo(NOW);
            assertThat(((Multipart) mail.getContent()).getCount()).isEqualTo(2);
        } finally {
            server.stop();
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutThePassword() throws Exception {
        GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTP);
        server.start();
        try {
            server.setUser("ap@acme.example", "robot", "secret-word");
            Smtp smtp =
                    new Smtp("127.0.0.1", server.getSmtp().getPort(), Tls.NONE, "robot", "X_Y", Duration.ofMinutes(1));
            Letter letter = new Letter("a.v1", NOW, "Subject", "Text", "<p>Text</p>", null, null, "a.xlsx");
            try (SmtpServer sender = new SmtpServer(smtp, name -> "wrong-word", null)) {
                Handover outcome = sender.handOver(
                        Mime.of(letter, "trueup@example.com", "ap@acme.example", NOW), "ap@acme.example");
                assertThat(outcome).isInstanceOfSatisfying(Handover.NotNow.class, notNow -> assertThat(notNow.reason())
                        .contains("user or the password")
                        .doesNotContain("wrong-word"));
            }
        } finally {
            server.stop();
        }
    }
}
