package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.Mailroom.Resent;
import io.trueup.job.RunSummary.State;
import io.trueup.mail.Mailer;
import io.trueup.mail.ScriptedServer;
import io.trueup.organization.MailSettings;
import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() throws Exception {
        world = World.in(folder);
        world.organization("acme", "ap@" + world.number() + ".example", "cfo@" + world.number() + ".example");
        world.put("acme", "august/balances.csv", world.balances(100, 90));
    }

    private static Mailer to(int port) {
        return Mailer.of(
                new MailSettings(
                        "trueup@example.com",
                        1_000_000,
                        null,
                        new Smtp("127.0.0.1", port, Tls.NONE, null, null, Duration.ofMinutes(1)),
                        List.of(Duration.ofMillis(10), Duration.ofMillis(10))),
                name -> null);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private List<String> rows() throws SQLException {
        return Rows.of(
                world,
                "select version || ' ' || split_part(recipient, '@', 1) || ' ' || state from outbox where organization = '"
                        + world.id("acme") + "' order by version, recipient");
    }

    private long id(String name) throws SQLException {
        return Long.parseLong(Rows.of(
                        world,
                        "select id from outbox where recipient = '" + name + "@" + world.number()
                                + ".example' order by version desc limit 1")
                .getFirst());
    }

    private long mails(ScriptedServer server) {
        return server.mails().stream()
                .filter(mail -> mail.contains("@" + world.number() + ".example"))
                .count();
    }

    @Test
    void aMailIsSentOnceAVersionHoweverOftenTheMonthRuns() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            RunSummary first = world.run(to(server.port()));
            world.run(to(server.port()));

            assertThat(first.message()).isNull();
            assertThat(first.mails().sent()).isEqualTo(2);
            assertThat(mails(server)).isEqualTo(2);
            assertThat(rows()).containsExactly("1 ap sent", "1 cfo sent");

            world.put("acme", "more.csv", world.balances(100, 90, 80));
            world.run(to(server.port()));
            assertThat(mails(server)).isEqualTo(4);
            assertThat(server.mails().getLast()).contains("(version 2)");
        }
    }

    @Test
    void howManyMailsAreOutIsToldWhileTheyGoOut() throws Exception {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void advanced(String step, long done, long total) {
                if (step.equals("mails")) {
                    told.add(done + " of " + total);
                }
            }

            @Override
            public void note(String message) {}
        };
        try (ScriptedServer server = new ScriptedServer().atRecipient("451 later");
                Operations operations = world.open(to(server.port()))) {
            RunSummary summary = operations.run(world.request(), progress);

            // mails of other tests may wait in the database as well
            long all = told.size() - 1;
            assertThat(all).isGreaterThanOrEqualTo(summary.mails().sent()).isGreaterThanOrEqualTo(2);
            assertThat(told)
                    .containsExactlyElementsOf(LongStream.rangeClosed(0, all)
                            .mapToObj(done -> done + " of " + all)
                            .toList());
        }
    }

    @Test
    void aServerThatIsDownNeverFailsTheMonthAndTheMailGoesLater() throws Exception {
        RunSummary down = world.run(to(closedPort()));

        assertThat(down.state()).isEqualTo(State.COMPLETED);
        assertThat(down.mails().waiting()).isGreaterThanOrEqualTo(2);
        assertThat(rows()).containsExactly("1 ap queued", "1 cfo queued");
        try (ScriptedServer server = new ScriptedServer();
                Operations operations = world.open(to(server.port()))) {
            // the first was tried and waits its time; the second was not even tried, so it is due
            assertThat(operations.mailroom().send(true, Progress.NONE).sent()).isEqualTo(1);
            assertThat(operations.mailroom().send(false, Progress.NONE).sent()).isEqualTo(1);
            assertThat(mails(server)).isEqualTo(2);
        }
        assertThat(rows()).containsExactly("1 ap sent", "1 cfo sent");
    }

    @Test
    void aRefusedRecipientDoesNotStopTheOthersAndIsShown() throws Exception {
        try (ScriptedServer server = new ScriptedServer().refuses("ap@")) {
            RunSummary summary = world.run(to(server.port()));

            assertThat(summary.mails().refused()).isEqualTo(1);
            assertThat(summary.mails().sent()).isEqualTo(1);
            assertThat(rows()).containsExactly("1 ap refused", "1 cfo sent");
        }
    }

    @Test
    void whatIsSurelyNotAcceptedIsTriedAgainInTheSameRun() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .atRecipient("451 later")
                .atEnd("452 no room")
                .atData(ScriptedServer.HANG_UP)) {
            RunSummary summary = world.run(to(server.port()));

            assertThat(summary.mails().sent()).isEqualTo(2);
            assertThat(rows()).containsExactly("1 ap sent", "1 cfo sent");
        }
    }

    @Test
    void aConnectionLostAfterTheWholeMailLeavesItInDoubtUntilSomebodySendsItAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer().atEnd(ScriptedServer.HANG_UP)) {
            RunSummary summary = world.run(to(server.port()));
            assertThat(summary.mails().inDoubt()).isGreaterThanOrEqualTo(1);
            assertThat(summary.mails().sent()).isEqualTo(1);
            assertThat(rows()).containsExactly("1 ap in doubt", "1 cfo sent");
            assertThat(mails(server)).isEqualTo(2);

            world.run(to(server.port()));
            assertThat(mails(server)).as("never by itself").isEqualTo(2);

            try (Operations operations = world.open(to(server.port()))) {
                Resent resent = operations.mailroom().resend(id("ap"), Progress.NONE);
                assertThat(resent.done()).as(resent.message()).isTrue();
                assertThat(operations.mailroom().resend(-1, Progress.NONE).done())
                        .isFalse();
            }
            assertThat(mails(server)).isEqualTo(3);
            assertThat(rows()).containsExactly("1 ap sent", "1 cfo sent");
        }
    }

    @Test
    void aMailWhoseProcessDiedWhileItWasHandedOverIsInDoubt() throws Exception {
        world.run(to(closedPort()));
        Rows.of(
                world,
                "update outbox set state = 'claimed', claim = 'the dead' where id = " + id("ap") + " returning state");
        try (ScriptedServer server = new ScriptedServer()) {
            try (Operations operations = world.open(to(server.port()))) {
                assertThat(operations.mailroom().mails(1000).stream()
                                .filter(mail -> mail.recipient().equals("ap@" + world.number() + ".example"))
                                .map(mail -> mail.state().told()))
                        .containsExactly("in doubt");
            }
            world.run(to(server.port()));
            assertThat(mails(server)).isEqualTo(1);
        }
        assertThat(rows()).containsExactly("1 ap in doubt", "1 cfo sent");
    }

    @Test
    void aMailOfASupersededVersionIsNeverSentLate() throws Exception {
        world.run(to(closedPort()));
        long first = id("ap");
        world.put("acme", "more.csv", world.balances(100, 90, 80));
        try (ScriptedServer server = new ScriptedServer()) {
            world.run(to(server.port()));

            assertThat(rows()).containsExactly("1 ap superseded", "1 cfo superseded", "2 ap sent", "2 cfo sent");
            try (Operations operations = world.open(to(server.port()))) {
                Resent resent = operations.mailroom().resend(first, Progress.NONE);
                assertThat(resent.done()).isFalse();
                assertThat(resent.message()).contains("newer");
            }
            assertThat(mails(server)).isEqualTo(2);
        }
    }

    @Test
    void whatWasInDoubtOfAnOlderVersionNagsNoLonger() throws Exception {
        try (ScriptedServer server = new ScriptedServer().atEnd(ScriptedServer.HANG_UP)) {
            world.run(to(server.port()));
            world.put("acme", "more.csv", world.balances(100, 90, 80));
            world.run(to(server.port()));
        }
        assertThat(rows()).containsExactly("1 ap superseded", "1 cfo sent", "2 ap sent", "2 cfo sent");
        assertThat(Rows.of(
                        world,
                        "select reason from outbox where version = 1 and recipient = 'ap@" + world.number()
                                + ".example'"))
                .singleElement()
                .asString()
                .startsWith("in doubt until a newer version came");
    }

    @Test
    void aCorrectedAddressIsToldTheVersionThatTheWrongOneRefused() throws Exception {
        try (ScriptedServer server = new ScriptedServer().refuses("ap@")) {
            world.run(to(server.port()));
            world.organization("acme", "payables@" + world.number() + ".example", "cfo@" + world.number() + ".example");
            RunSummary second = world.run(to(server.port()));

            assertThat(second.mails().sent()).isEqualTo(1);
            assertThat(mails(server)).isEqualTo(2);
        }
        assertThat(rows()).containsExactly("1 ap superseded", "1 cfo sent", "1 payables sent");
    }

    @Test
    void whoIsNamedNoLongerGetsNothingThatWaitedUntilNamedAgain() throws Exception {
        world.run(to(closedPort()));
        world.organization("acme", "cfo@" + world.number() + ".example");
        try (ScriptedServer server = new ScriptedServer()) {
            world.run(to(server.port()));
            assertThat(rows()).containsExactly("1 ap superseded", "1 cfo sent");
            assertThat(mails(server)).isEqualTo(1);
        }
        world.run(to(closedPort()));
        assertThat(rows()).as("nothing is queued twice").containsExactly("1 ap superseded", "1 cfo sent");
    }

    @Test
    void aMailThatCannotBeMadeWaitsWithItsReasonAndStopsNoOther() throws Exception {
        world.organization("acme", "a..p@" + world.number() + ".example", "cfo@" + world.number() + ".example");
        RunSummary written = world.run(Mailer.of(MailSettings.FILES, name -> null));

        assertThat(world.outcome(written, "acme").problems()).isEmpty();
        assertThat(written.mails().written()).isEqualTo(1);
        assertThat(rows()).containsExactly("1 a..p queued", "1 cfo written");

        world.put("acme", "more.csv", world.balances(100, 90, 80));
        try (ScriptedServer server = new ScriptedServer()) {
            RunSummary sent = world.run(to(server.port()));
            assertThat(sent.state()).isEqualTo(State.COMPLETED);
            assertThat(sent.mails().sent()).isEqualTo(1);
            try (Operations operations = world.open(to(server.port()))) {
                assertThat(operations.mailroom().send(false, Progress.NONE).waiting())
                        .as("it is not said that nothing waits")
                        .isGreaterThanOrEqualTo(1);
            }
        }
        assertThat(Rows.of(
                        world,
                        "select reason from outbox where version = 2 and recipient = 'a..p@" + world.number()
                                + ".example'"))
                .singleElement()
                .asString()
                .startsWith("it cannot be made: ");
    }

    @Test
    void withoutAServerEachMailIsAFileWrittenOnce() throws Exception {
        Mailer files = Mailer.of(MailSettings.FILES, name -> null);
        RunSummary first = world.run(files);
        List<Path> written = files();
        byte[] bytes = Files.readAllBytes(written.getFirst());
        RunSummary second = world.run(files);

        assertThat(first.mails().written()).isEqualTo(2);
        assertThat(second.mails().written()).isZero();
        assertThat(written).hasSize(2).allMatch(file -> file.toString().endsWith(".eml"));
        assertThat(files()).isEqualTo(written);
        assertThat(Files.readAllBytes(written.getFirst())).isEqualTo(bytes);
        assertThat(rows()).containsExactly("1 ap written", "1 cfo written");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(world.reports().resolve("outbox"))) {
            return all.sorted().toList();
        }
    }
}
