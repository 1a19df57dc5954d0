package io.trueup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SmtpServerTest {

    private static final String RECIPIENT = "ap@acme.example";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Handover handOver(Smtp smtp, String password) throws Exception {
        Letter letter =
                new Letter("a.v1", Instant.EPOCH, "Subject", "Text\n.\nmore\n", "<p>Text</p>", null, null, "a.xlsx");
        MimeMessage message = Mime.of(letter, "trueup@example.com", RECIPIENT, Instant.EPOCH);
        try (SmtpServer server = new SmtpServer(smtp, name -> password, null)) {
            return server.handOver(message, RECIPIENT);
        }
    }

    private static Handover handOver(ScriptedServer server) throws Exception {
        return handOver(plain(server.port()), null);
    }

    /** To a server that will say nothing: every second of patience is one of the test. */
    private static Handover handOverInVain(ScriptedServer server) throws Exception {
        return handOver(new Smtp("127.0.0.1", server.port(), Tls.NONE, null, null, Duration.ofSeconds(3)), null);
    }

    private static Smtp plain(int port) {
        return new Smtp("127.0.0.1", port, Tls.NONE, null, null, PATIENCE);
    }

    private static Handover.NotNow notNow(Handover outcome) {
        assertThat(outcome).isInstanceOf(Handover.NotNow.class);
        return (Handover.NotNow) outcome;
    }

    @Test
    void anAcceptedMailIsAccepted() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(handOver(server)).isInstanceOf(Handover.Accepted.class);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsDownSurelyHasNotGotIt() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(notNow(handOver(plain(port), null)).away()).isTrue();
    }

    @Test
    void aServerThatGreetsWithRefusalOrSilenceSurelyHasNotGotIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer().greets("554 go away", ScriptedServer.SILENCE)) {
            assertThat(notNow(handOver(server)).away()).isTrue();
            Handover.NotNow silent = notNow(handOverInVain(server));
            assertThat(silent.away()).isTrue();
            assertThat(silent.reason()).contains("does not answer within 3 seconds");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aPassingRefusalBeforeOrAfterTheMailIsForLater() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .atRecipient("450 busy", "250 ok", "250 ok")
                .atData("451 not now")
                .atEnd("452 full")) {
            assertThat(notNow(handOver(server)).away()).isFalse();
            assertThat(notNow(handOver(server)).away()).isFalse();
            assertThat(notNow(handOver(server)).reason()).contains("452 full");
        }
    }

    @Test
    void aLastingRefusalIsARefusalOfThisMailOnly() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .atRecipient("550 nobody", "250 ok", "250 ok")
                .atData("554 no")
                .atEnd("552 too large")) {
            assertThat(handOver(server))
                    .isInstanceOfSatisfying(Handover.Refused.class, refused -> assertThat(refused.reason())
                            .contains("recipient", "550 nobody"));
            assertThat(handOver(server)).isInstanceOf(Handover.Refused.class);
            assertThat(handOver(server)).isInstanceOf(Handover.Refused.class);
        }
    }

    @Test
    void aConnectionLostBeforeTheDotSurelyLeftNothingBehind() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .atRecipient(ScriptedServer.HANG_UP)
                .atData(ScriptedServer.HANG_UP, ScriptedServer.SILENCE)) {
            notNow(handOver(server));
            notNow(handOver(server));
            notNow(handOverInVain(server));
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aConnectionLostOrSilentAfterTheDotIsInDoubt() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer().atEnd(ScriptedServer.HANG_UP, ScriptedServer.SILENCE, "garbage")) {
            assertThat(handOver(server))
                    .isInstanceOfSatisfying(Handover.InDoubt.class, doubt -> assertThat(doubt.reason())
                            .endsWith("the server ended the connection"));
            assertThat(handOverInVain(server)).isInstanceOf(Handover.InDoubt.class);
            assertThat(handOver(server)).isInstanceOf(Handover.InDoubt.class);
            assertThat(server.mails()).hasSize(3);
        }
    }

    @Test
    void aServerThatDoesNotOfferEncryptionGetsNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Smtp smtp = new Smtp("127.0.0.1", server.port(), Tls.STARTTLS, "user", "TRUEUP_MAIL_PASSWORD", PATIENCE);
            assertThat(notNow(handOver(smtp, "secret-word")).reason())
                    .contains("STARTTLS")
                    .doesNotContain("secret-word");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aServerOfNoSuchNameIsSaid() throws Exception {
        Smtp smtp = new Smtp("mail.nowhere.invalid", 25, Tls.NONE, null, null, PATIENCE);
        assertThat(notNow(handOver(smtp, null)).reason())
                .contains("mail.nowhere.invalid:25", "cannot be found", "no host of that name");
    }

    @Test
    void aPasswordThatIsNotSetIsSaid() throws IOException, Exception {
        Smtp smtp = new Smtp("127.0.0.1", 1, Tls.IMPLICIT, "user", "TRUEUP_MAIL_PASSWORD", PATIENCE);
        assertThat(notNow(handOver(smtp, null)).reason()).contains("TRUEUP_MAIL_PASSWORD", "not set");
    }
}
