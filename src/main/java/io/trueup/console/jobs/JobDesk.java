package io.trueup.console.jobs;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.jobs.Preview.Act;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.Operations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts, stops, restarts and abandons, for the pages and the API alike: what is asked is checked, done, and written down. */
@Component
public final class JobDesk {

    private static final int LONGEST_REASON = 500;

    private final Operations operations;
    private final ConsoleRuns runs;
    private final ConsoleSettings settings;
    private final Acts acts;
    private final InstantSource clock;

    JobDesk(Operations operations, ConsoleRuns runs, ConsoleSettings settings, Acts acts, InstantSource clock) {
        this.operations = operations;
        this.runs = runs;
        this.settings = settings;
        this.acts = acts;
        this.clock = clock;
    }

    /** What became of something that was asked for, in words. */
    public sealed interface Answer {
        String told();

        record Done(String told) implements Answer {}

        /** It was asked for wrongly. */
        record Wrong(String told) implements Answer {}

        /** It cannot be done as things stand. */
        record Refused(String told) implements Answer {}
    }

    /**
     * What acts do, said before they are done.
     *
     * @param refusal why it cannot be done; null if it can
     */
    public record Outlook(String act, @Nullable String refusal, List<String> sentences) {
        public Outlook {
            sentences = List.copyOf(sentences);
        }

        static Outlook of(Preview preview) {
            return new Outlook(preview.act().path(), preview.refusal().orElse(null), preview.sentences());
        }
    }

    /** What each act would do with an execution. */
    public List<Outlook> outlooks(ExecutionDetail detail) {
        return List.of(Act.values()).stream()
                .map(act -> Outlook.of(Preview.of(act, detail)))
                .toList();
    }

    /** What is at work here, and how what was at work before came out. */
    public record AtWork(@Nullable String working, @Nullable Ended last) {}

    /**
     * @param execution null if none was begun
     * @param message null if all went well
     */
    public record Ended(
            String what,
            @Nullable Long execution,
            String state,
            @Nullable String message) {}

    public AtWork atWork() {
        ConsoleRuns.Last last = runs.last();
        return new AtWork(
                runs.working(),
                last == null ? null : new Ended(last.what(), last.execution(), last.state(), last.message()));
    }

    /**
     * @param month such as {@code 2026-08}
     * @param only organizations; empty: all
     * @param asOf an instant; blank: now
     */
    public Answer start(String month, List<String> only, String asOf, Actor actor) {
        Optional<YearMonth> of = Asked.maybeMonth(month);
        if (of.isEmpty()) {
            return new Answer.Wrong("Write the month as year and month, such as 2026-08.");
        }
        if (asOf.isBlank() && of.get().isAfter(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))) {
            return new Answer.Wrong("The month " + of.get() + " lies ahead: nothing can be said of it yet.");
        }
        Instant until;
        try {
            until = asOf.isBlank() ? null : OffsetDateTime.parse(asOf.strip()).toInstant();
        } catch (DateTimeException wrong) {
            return new Answer.Wrong(
                    "Write “as of” with date, time and offset, such as 2026-09-01T00:05:00Z, or leave it empty.");
        }
        Optional<String> wrong = only.stream()
                .filter(one -> !one.matches("[a-z0-9][a-z0-9-]{0,99}"))
                .findFirst();
        if (wrong.isPresent()) {
            return new Answer.Wrong(
                    "“" + wrong.get() + "” is no organization: names have small letters, digits and hyphens.");
        }
        Optional<String> unknown = unknown(only);
        if (unknown.isPresent()) {
            return new Answer.Wrong(unknown.get());
        }
        Optional<String> refused = runs.start(of.get(), only, until);
        if (refused.isPresent()) {
            return new Answer.Refused(refused.get());
        }
        acts.done(
                actor,
                "start run",
                "month " + of.get(),
                null,
                null,
                "organizations: " + (only.isEmpty() ? "all" : String.join(", ", only)) + "; as of: "
                        + (until == null ? "now" : until));
        return new Answer.Done("The run of " + of.get() + " was started.");
    }

    /** Said at once, rather than by a run that ends before it has begun. */
    private Optional<String> unknown(List<String> only) {
        if (only.isEmpty()) {
            return Optional.empty();
        }
        List<String> there = operations.drafts().organizations(settings.inbox());
        List<String> unknown = only.stream().filter(one -> !there.contains(one)).toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("The inbox has no folder called " + String.join(", ", unknown)
                        + ": correct the name, or leave it empty for all organizations.");
    }

    /** Why a reason cannot be taken. */
    static Optional<String> wrongWith(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON
                ? Optional.of("Say why, in at most " + LONGEST_REASON + " characters: the reason is kept with the act.")
                : Optional.empty();
    }

    /** @param act {@code stop}, {@code restart} or {@code abandon} */
    public Answer act(String act, ExecutionDetail detail, String reason, Actor actor) {
        return act(Act.valueOf(act.toUpperCase(Locale.ROOT)), detail, reason, actor);
    }

    /** One after another, each on what the one before it has left: of two admins who do the same, one is told that it is done. */
    synchronized Answer act(Act act, ExecutionDetail seen, String reason, Actor actor) {
        Optional<String> wrong = wrongWith(reason);
        if (wrong.isPresent()) {
            return new Answer.Wrong(wrong.get());
        }
        ExecutionDetail detail = now(seen.view().execution());
        Optional<String> refusal = Preview.of(act, detail).refusal();
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        long execution = detail.view().execution();
        Answer answer = carryOut(act, execution);
        if (answer instanceof Answer.Done) {
            acts.done(
                    actor,
                    act.path() + " execution",
                    "execution " + execution,
                    reason.strip(),
                    detail.view().state().name().toLowerCase(Locale.ROOT),
                    answer.told());
        }
        return answer;
    }

    private ExecutionDetail now(long execution) {
        return operations.history().execution(execution).orElseThrow(NotFound::new);
    }

    /** The operations answer with a sentence, whether they did it or not: what the database then holds is the proof. */
    private Answer carryOut(Act act, long execution) {
        return switch (act) {
            case STOP -> {
                String told = operations.stop(execution);
                yield now(execution).stopAsked()
                        ? new Answer.Done("Execution " + execution
                                + " will stop at its next chunk, within seconds. Restart it to go on.")
                        : new Answer.Refused(told + ".");
            }
            case ABANDON -> {
                String told = operations.abandon(execution);
                ExecutionDetail after = now(execution);
                yield !after.isOpen() && after.view().state() == State.ABANDONED
                        ? new Answer.Done(told + ".")
                        : new Answer.Refused(told + ".");
            }
            case RESTART ->
                runs.restart(execution)
                        .<Answer>map(Answer.Refused::new)
                        .orElse(new Answer.Done("Execution " + execution
                                + " was restarted; the list shows the execution that goes on with it."));
        };
    }
}
