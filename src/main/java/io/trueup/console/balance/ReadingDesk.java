package io.trueup.console.balance;

import io.trueup.balance.HandReading;
import io.trueup.balance.HandReadings;
import io.trueup.balance.ReadingRefused;
import io.trueup.console.ConsoleSettings;
import io.trueup.console.balance.ReadingLog.Entry;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.job.Drafts.NotConfigured;
import io.trueup.job.Operations;
import io.trueup.organization.Organization;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a reading as a person typed it: into the inbox as the command line does, with its author in the log and the audit. */
@Component
public final class ReadingDesk {
    private static final int LONGEST_REASON = 500;

    private final Operations operations;
    private final ConsoleSettings settings;
    private final ReadingLog log;
    private final Acts acts;
    private final InstantSource clock;

    ReadingDesk(Operations operations, ConsoleSettings settings, ReadingLog log, Acts acts, InstantSource clock) {
        this.operations = operations;
        this.settings = settings;
        this.log = log;
        this.acts = acts;
        this.clock = clock;
    }

    /** What the form says, or a program. */
    public record Typed(String organization, String pool, String at, String remaining, String unit) {}

    /**
     * What was taken.
     *
     * @param file below the inbox
     * @param isNew false if the file had the very reading before
     */
    public record Taken(HandReading reading, String file, boolean isNew) {}

    /** It was not taken; the message says why. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(@Nullable String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /** A reading as the page takes it. */
    Taken take(Typed typed, Actor actor) throws Refused {
        return take(typed, new By(actor, actor.name(), null, null));
    }

    /**
     * A reading that a program sends.
     *
     * @param reason kept in the audit; null: none is given, as on the page
     */
    public Taken send(Typed typed, Actor actor, @Nullable String reason) throws Refused {
        return take(typed, new By(actor, actor.name(), null, fitting(reason)));
    }

    /** @throws Refused if it is too long to be kept */
    static @Nullable String fitting(@Nullable String reason) throws Refused {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new Refused("A reason has at most " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    /**
     * Whose reading it is.
     *
     * @param author as the log of readings names them
     * @param screenshot the SHA-256 of the picture it was read from
     */
    record By(
            Actor actor,
            String author,
            @Nullable String screenshot,
            @Nullable String reason) {}

    Taken take(Typed typed, By by) throws Refused {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            Organization organization = operations.drafts().organization(settings.inbox(), known(typed.organization()));
            HandReading reading = HandReading.of(
                    organization,
                    typed.pool().strip(),
                    typed.remaining().strip(),
                    typed.unit().strip(),
                    instant(typed.at()),
                    now);
            HandReadings file = HandReadings.of(settings.inbox().resolve(organization.id()), reading.at());
            String shown = settings.inbox().relativize(file.path()).toString();
            boolean isNew = file.add(reading, shown);
            if (isNew) {
                log.add(new Entry(organization.id(), reading, by.author(), now, by.screenshot()));
            }
            acts.done(
                    by.actor(),
                    isNew ? "enter balance" : "enter balance, known already",
                    organization.id() + ", " + reading.pool(),
                    by.reason(),
                    null,
                    reading.remaining().toPlainString() + " " + reading.unit() + " at " + reading.at() + ", in " + shown
                            + (by.screenshot() == null ? "" : ", from the screenshot with SHA-256 " + by.screenshot()));
            return new Taken(reading, shown, isNew);
        } catch (ReadingRefused | NotConfigured refused) {
            throw new Refused(refused.getMessage());
        }
    }

    private String known(String organization) throws Refused {
        if (!operations.drafts().organizations(settings.inbox()).contains(organization)) {
            throw new Refused("Choose the organization.");
        }
        return organization;
    }

    private static Instant instant(String text) throws Refused {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException wrong) {
            throw new Refused("Write the instant with date, time and offset, such as 2026-09-01T00:05:00Z.");
        }
    }
}
