package io.trueup.cli;

import io.trueup.cli.TextTable.Align;
import io.trueup.job.Mailroom;
import io.trueup.job.Mailroom.Resent;
import io.trueup.job.Mailroom.Sent;
import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.store.Outbox.Mail;
import io.trueup.store.Outbox.State;
import io.trueup.text.OneLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code outbox [send | resend ID]}: the mails and what became of them. */
@picocli.CommandLine.Command(
        name = "outbox",
        header = "Lists the mails and what became of them; sends what waits.",
        description = {
            "outbox             lists them, those that need a look first",
            "outbox send        sends what waits now",
            "outbox resend ID   sends one again: the only way for one that is in doubt, whose recipient may have it already"
        },
        sortOptions = false)
final class OutboxCommand extends DatabaseCommand {
    private static final int MOST = 40;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Parameters(index = "0", arity = "0..1", paramLabel = "send|resend", description = "What to do (default: list).")
    private @Nullable String act;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The mail's number, as outbox lists it.")
    private @Nullable Long id;

    OutboxCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        requireSense();
        if (act == null) {
            return nothingRunYet() ? none() : with(this::list);
        }
        if (nothingRunYet()) {
            throw noDatabase();
        }
        Long number = id;
        return act.equals("send") || number == null ? with(this::send) : with(mailroom -> resend(mailroom, number));
    }

    private void requireSense() {
        if (act != null && !act.equals("send") && !act.equals("resend")) {
            throw new CallRefused("'" + act + "' is nothing that outbox does; it lists, or does send or resend ID");
        }
        if ("resend".equals(act) && id == null) {
            throw new CallRefused("Which mail? ./trueup outbox lists them, ./trueup outbox resend ID sends one again");
        }
        if ("send".equals(act) && id != null) {
            throw new CallRefused(
                    "send takes no number: it sends all that waits; one mail again: ./trueup outbox resend " + id);
        }
    }

    private int with(ToIntFunction<Mailroom> work) {
        try (Operations operations = open()) {
            return work.applyAsInt(operations.mailroom());
        }
    }

    private int none() {
        surroundings().out().println("There are no mails yet. A run queues one for each recipient of a new version.");
        return ExitStatus.RECONCILED;
    }

    private int list(Mailroom mailroom) {
        List<Mail> mails = mailroom.mails(MOST + 1);
        if (mails.isEmpty()) {
            return none();
        }
        lines(mails).forEach(surroundings().out()::println);
        return ExitStatus.RECONCILED;
    }

    private List<String> lines(List<Mail> mails) {
        TextTable table = new TextTable()
                .column("No.", Align.RIGHT)
                .column("Organization", Align.LEFT)
                .column("Month", Align.LEFT)
                .column("Version", Align.RIGHT)
                .column("State", Align.LEFT)
                .column("Tries", Align.RIGHT)
                .column("Since", Align.LEFT)
                .column("Recipient", Align.LEFT)
                .thatShrinks();
        for (Mail mail : mails.subList(0, Math.min(MOST, mails.size()))) {
            table.row(
                    Long.toString(mail.id()),
                    mail.organization(),
                    mail.month().toString(),
                    Integer.toString(mail.version()),
                    words(mail.state()),
                    Integer.toString(mail.attempts()),
                    WHEN.format(mail.changed()),
                    mail.recipient());
            if (mail.reason() != null) {
                table.below("     " + mail.reason());
            }
            String toDo = toDo(mail);
            if (!toDo.isEmpty()) {
                table.below("     " + toDo);
            }
        }
        List<String> lines = new ArrayList<>(table.lines(surroundings().width()));
        if (mails.size() > MOST) {
            lines.add("… and older ones, none of which needs a look before these.");
        }
        return lines;
    }

    private static String words(State state) {
        return switch (state) {
            case QUEUED -> "waits";
            case CLAIMED -> "being sent";
            case SENT, WRITTEN, REFUSED, IN_DOUBT, SUPERSEDED -> state.told();
        };
    }

    private static String toDo(Mail mail) {
        return switch (mail.state()) {
            case QUEUED ->
                "to try now: ./trueup outbox send"
                        + (mail.nextAttempt() == null ? "" : "; else not before " + WHEN.format(mail.nextAttempt()));
            case REFUSED ->
                "correct the address in organization.yaml and run the month again; to try this one again: ./trueup outbox resend "
                        + mail.id();
            case IN_DOUBT -> "ask whether it has come; if not: ./trueup outbox resend " + mail.id();
            case CLAIMED, SENT, WRITTEN, SUPERSEDED -> "";
        };
    }

    private int send(Mailroom mailroom) {
        Sent sent = progressing(progress -> mailroom.send(false, progress));
        surroundings()
                .out()
                .println(
                        sent.elsewhere()
                                ? "Another process is sending mails just now: nothing was done here."
                                : outcome(sent));
        return sent.elsewhere() || sent.waiting() + sent.refused() + sent.inDoubt() > 0
                ? ExitStatus.FAILED
                : ExitStatus.RECONCILED;
    }

    private static String outcome(Sent sent) {
        String told = MailLine.told(new io.trueup.job.RunSummary.Mails(
                sent.sent(), sent.written(), sent.refused(), sent.waiting(), sent.inDoubt()));
        return told.isEmpty() ? "No mail waits." : told;
    }

    private int resend(Mailroom mailroom, long number) {
        Resent resent = progressing(progress -> mailroom.resend(number, progress));
        surroundings().out().println(resent.message() + ".");
        return resent.done() ? ExitStatus.RECONCILED : ExitStatus.FAILED;
    }

    private <T> T progressing(Function<Progress, T> work) {
        try (ShownProgress shown = ShownProgress.on(surroundings())) {
            return work.apply(new Progress() {
                @Override
                public void advanced(String step, long done, long total) {
                    shown.advanced(step, done, total);
                }

                @Override
                public void note(String message) {
                    shown.note("trueup: " + OneLine.of(message));
                }
            });
        }
    }
}
