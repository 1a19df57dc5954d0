package io.trueup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    /** Every byte is in time, so that only the limit of the whole mail can end it. */
    private static Handover handOverWithin(Duration limit, ScriptedServer server, String text) throws Exception {
        Smtp smtp = new Smtp("127.0.0.1", server.port(), Tls.NONE, null, null, PATIENCE, limit);
        Letter letter = new Letter("a.v1", Instant.EPOCH, "Subject", text, "<p>Text</p>", null, null, "a.xlsx");
        MimeMessage message = Mime.of(letter, "trueup@example.com", RECIPIENT, Instant.EPOCH);
        try (SmtpServer to = new SmtpServer(smtp, name -> null, null)) {
            return to.handOver(message, RECIPIENT);
        }
    }

    @Test
    @Timeout(50)
    void aServerThatDripsByteByByteIsCutOffAndSurelyHasNotGotIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .greets(ScriptedServer.DRIP)
                .atRecipient(ScriptedServer.DRIP)
                .atData(ScriptedServer.DRIP)) {
            for (String where : List.of("at the greeting", "at the recipient", "at the data")) {
                Handover.NotNow cut = notNow(handOverWithin(Duration.ofSeconds(1), server, "Text"));
                assertThat(cut.away()).as(where).isTrue();
                assertThat(cut.reason())
                        .as(where)
                        .contains(
                                "took longer than 1 second over one mail", "127.0.0.1:" + server.port(), "time-limit");
            }
            assertThat(server.mails()).isEmpty();
            assertThat(handOver(server)).isInstanceOf(Handover.Accepted.class);
        }
    }

    @Test
    @Timeout(50)
    void aServerThatDripsItsAnswerToTheWholeMailLeavesItInDoubt() throws Exception {
        try (ScriptedServer server = new ScriptedServer().atEnd(ScriptedServer.DRIP)) {
            assertThat(handOverWithin(Duration.ofSeconds(4), server, "Text"))
                    .isInstanceOfSatisfying(Handover.InDoubt.class, doubt -> assertThat(doubt.reason())
                            .contains("took longer than 4 seconds", "the whole mail was sent, but no answer came"));
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    @Timeout(50)
    void aServerThatReadsNothingMoreIsCutOffInTheMiddleOfTheMail() throws Exception {
        try (ScriptedServer server = new ScriptedServer().atData(ScriptedServer.UNREAD)) {
            String more = "A line of the mail that nobody reads.\n".repeat(1_000_000);
            assertThat(notNow(handOverWithin(Duration.ofSeconds(2), server, more))
                            .reason())
                    .contains("took longer than 2 seconds");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void theNextMailHasItsWholeTimeAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer().greets(ScriptedServer.DRIP);
                SmtpServer to = new SmtpServer(
                        new Smtp("127.0.0.1", server.port(), Tls.NONE, null, null, PATIENCE, Duration.ofSeconds(4)),
                        name -> null,
                        null)) {
            Letter letter = new Letter("a.v1", Instant.EPOCH, "S", "Text", "<p>Text</p>", null, null, "a.xlsx");
            MimeMessage message = Mime.of(letter, "trueup@example.com", RECIPIENT, Instant.EPOCH);

            notNow(to.handOver(message, RECIPIENT));

            assertThat(to.handOver(message, RECIPIENT)).isInstanceOf(Handover.Accepted.class);
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
