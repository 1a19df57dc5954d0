package io.trueup.cli;

import io.trueup.cli.TextTable.Align;
import io.trueup.job.ExecutionView;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.ExecutionView.StepView;
import io.trueup.job.Operations;
import io.trueup.job.RunSummary.Mails;
import io.trueup.store.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code status [MONTH]}: the executions, newest first, and what to do about each. */
@picocli.CommandLine.Command(
        name = "status",
        header = "Lists the executions, newest first: what is running, what was interrupted, what to do.",
        sortOptions = false)
final class StatusCommand extends DatabaseCommand {
    private static final int MOST = 40;
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MONTH",
            converter = Months.MonthConverter.class,
            description = "Only this month.")
    private @Nullable YearMonth month;

    StatusCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        List<ExecutionView> executions;
        String mail = "";
        if (nothingRunYet()) {
            executions = List.of();
        } else {
            try (Operations operations = open()) {
                executions = operations.executions(month);
                mail = mail(operations.mailroom().counts());
            }
        }
        if (executions.isEmpty()) {
            surroundings()
                    .out()
                    .println("Nothing has been run yet" + (month == null ? "" : " for " + month)
                            + ". Begin with ./trueup run " + (month == null ? "MONTH" : month));
        } else {
            lines(executions).forEach(surroundings().out()::println);
        }
        if (!mail.isEmpty()) {
            surroundings().out().println(mail);
        }
        return ExitStatus.RECONCILED;
    }

    /** Of mails only those that need a look. */
    private static String mail(List<Outbox.Count> counts) {
        Map<Outbox.State, Long> by = new EnumMap<>(Outbox.State.class);
        counts.forEach(count -> by.put(count.state(), count.mails()));
        return MailLine.told(new Mails(
                0,
                0,
                by.getOrDefault(Outbox.State.REFUSED, 0L),
                by.getOrDefault(Outbox.State.QUEUED, 0L),
                by.getOrDefault(Outbox.State.IN_DOUBT, 0L)));
    }

    private List<String> lines(List<ExecutionView> executions) {
        TextTable table = new TextTable()
                .column("No.", Align.RIGHT)
                .column("Month", Align.LEFT)
                .column("Run", Align.RIGHT)
                .column("State", Align.LEFT)
                .column("Started", Align.LEFT)
                .column("Took", Align.RIGHT)
                .column("Steps", Align.LEFT)
                .thatShrinks();
        for (ExecutionView execution : executions.subList(0, Math.min(MOST, executions.size()))) {
            table.row(
                    Long.toString(execution.execution()),
                    execution.month().toString(),
                    Long.toString(execution.run()),
                    execution.state().name().toLowerCase(Locale.ROOT),
                    execution.started() == null ? "not yet" : STARTED.format(execution.started()),
                    took(execution),
                    steps(execution.steps()));
            if (execution.failure() != null) {
                table.below("     " + execution.failure());
            }
            String toDo = isFinishedByAnother(execution, executions) ? "" : toDo(execution);
            if (!toDo.isEmpty()) {
                table.below("     " + toDo);
            }
        }
        List<String> lines =
                new java.util.ArrayList<>(table.lines(surroundings().width()));
        if (executions.size() > MOST) {
            lines.add("… and " + (executions.size() - MOST) + " older. Of one month: ./trueup status MONTH");
        }
        return lines;
    }

    /** A later execution of the same run has carried it to its end. */
    private static boolean isFinishedByAnother(ExecutionView execution, List<ExecutionView> executions) {
        return executions.stream()
                .anyMatch(other -> other.month().equals(execution.month())
                        && other.run() == execution.run()
                        && other.execution() > execution.execution());
    }

    private String took(ExecutionView execution) {
        Instant started = execution.started();
        Instant ended =
                execution.state() == State.RUNNING ? surroundings().clock().instant() : execution.ended();
        return started == null || ended == null
                ? "–"
                : Durations.told(Math.max(0, Duration.between(started, ended).toSeconds()));
    }

    private static String steps(List<StepView> steps) {
        return steps.stream()
                .map(step -> step.step() + " " + step.done()
                        + (isDone(step) ? "" : " (" + step.status().toLowerCase(Locale.ROOT) + ")"))
                .collect(Collectors.joining(", "));
    }

    private static boolean isDone(StepView step) {
        return step.status().equalsIgnoreCase("COMPLETED");
    }

    private static String toDo(ExecutionView execution) {
        long number = execution.execution();
        return switch (execution.state()) {
            case RUNNING ->
                (execution.holder() == null ? "" : "on " + execution.holder() + "; ") + "to stop it: ./trueup stop "
                        + number;
            case INTERRUPTED ->
                "whoever ran it is dead; to go on: ./trueup restart " + number + ", to give it up: ./trueup abandon "
                        + number;
            case FAILED, STOPPED ->
                "to go on: ./trueup restart " + number + ", to give it up: ./trueup abandon " + number;
            case COMPLETED, ABANDONED -> "";
        };
    }
}
