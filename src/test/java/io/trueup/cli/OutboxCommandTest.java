package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.Mailroom.Resent;
import io.trueup.job.Mailroom.Sent;
import io.trueup.store.Outbox.Mail;
import io.trueup.store.Outbox.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxCommandTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void createHome() throws Exception {
        bench = new Bench(folder);
        Files.createDirectory(folder.resolve(".trueup"));
    }

    private static Mail mail(long id, State state, String reason) {
        return new Mail(
                id, "halyard-labs", YearMonth.of(2026, 8), 1, "ap@halyard.example", state, 1, null, Bench.NOW, reason);
    }

    @Test
    void aMailInDoubtIsListedWithItsReasonAndWhatToDo() {
        bench.kept.mailroom.mails.add(mail(12, State.IN_DOUBT, "no answer came"));
        bench.kept.mailroom.mails.add(mail(11, State.SENT, null));

        assertThat(bench.call("outbox")).isZero();
        assertThat(bench.out())
                .contains("in doubt", "no answer came", "./trueup outbox resend 12", "sent")
                .doesNotContain("resend 11");
    }

    @Test
    void statusTellsWhatNeedsALook() {
        bench.kept.mailroom.mails.add(mail(12, State.IN_DOUBT, "no answer came"));
        bench.kept.mailroom.mails.add(mail(13, State.QUEUED, "down"));

        assertThat(bench.call("status")).isZero();
        assertThat(bench.out()).contains("Mail: 1 waits, 1 in doubt; look: ./trueup outbox");
    }

    @Test
    void sendTriesAllThatWaits() {
        bench.kept.mailroom.sent = new Sent(2, 0, 0, 0, 1, false);

        assertThat(bench.call("outbox", "send")).isEqualTo(1);
        assertThat(bench.kept.mailroom.asked).containsExactly("send false");
        assertThat(bench.out()).contains("Mail: 2 sent, 1 waits");
    }

    @Test
    void resendNeedsANumberAndTellsTheOutcome() {
        assertThat(bench.call("outbox", "resend")).isEqualTo(2);
        assertThat(bench.call("outbox", "burn")).isEqualTo(2);
        bench.kept.mailroom.resent = new Resent(false, "Mail 9 is superseded");

        assertThat(bench.call("outbox", "resend", "9")).isEqualTo(1);
        assertThat(bench.kept.mailroom.asked).containsExactly("resend 9");
        assertThat(bench.out()).contains("Mail 9 is superseded.");
    }

    @Test
    void withoutAnyRunThereIsNoMail() throws Exception {
        Files.delete(folder.resolve(".trueup"));

        assertThat(bench.call("outbox")).isZero();
        assertThat(bench.out()).contains("no mails yet");
    }
}
