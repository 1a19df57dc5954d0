package io.trueup.console.decision;

import io.trueup.console.decision.Decisions.Decision;
import io.trueup.console.decision.Decisions.Kind;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.finding.Finding;
import io.trueup.job.Operations;
import io.trueup.reconcile.Reconciliation;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides findings and takes decisions back, for the page and for programs, each with its reason in the audit. */
@Component
public final class DecisionDesk {
    private static final int LONGEST = 500;

    private final Operations operations;
    private final Decisions decisions;
    private final Acts acts;
    private final InstantSource clock;

    DecisionDesk(Operations operations, Decisions decisions, Acts acts, InstantSource clock) {
        this.operations = operations;
        this.decisions = decisions;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * A finding in its version of a month.
     *
     * @param decision null if it is open
     */
    public record Place(
            Reconciliation month,
            int version,
            Finding finding,
            @Nullable Decision decision) {
        String subject() {
            return month.organization() + " " + month.month() + ", " + finding.code()
                    + (finding.account() == null ? "" : " of " + finding.account());
        }

        private @Nullable String words() {
            return decision == null ? null : decision.words();
        }
    }

    /** Nothing was decided; the message says why. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * @param key as {@link Decisions.OfMonth#key} gives it
     * @throws NotFound if there is no such finding
     */
    public Place place(String organization, String month, int version, String key) {
        Reconciliation of = operations
                .history()
                .version(Asked.month(month), Asked.organization(organization), version)
                .orElseThrow(NotFound::new)
                .reconciliation();
        Decisions.Keys keys = Decisions.Keys.of(of);
        Finding finding = of.findings().stream()
                .filter(one -> keys.of(one).equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new Place(of, version, finding, decisions.of(of).of(finding));
    }

    /**
     * @param seen what stood there when the form was shown, by {@link #words}.
     * @throws Refused if somebody has decided meanwhile
     */
    void requireSeen(Place place, String seen) throws Refused {
        if (!seen.equals(words(place))) {
            throw new Refused("Somebody was quicker: "
                    + (place.decision() == null ? "the decision was taken back" : "it is " + place.words())
                    + ". Decide again if it should be otherwise.");
        }
    }

    /** What stands at a place now; empty if nothing is decided. */
    static String words(Place place) {
        return place.decision() == null ? "" : place.decision().words();
    }

    /**
     * @param owner who sees to it
     * @param reason stays with the finding
     */
    public Decision decide(Place place, Kind kind, String owner, String reason, Actor actor) throws Refused {
        String why = reason(reason);
        if (owner.isBlank() || owner.strip().length() > LONGEST) {
            throw new Refused("Name an owner: who sees to it.");
        }
        Decision made = new Decision(
                kind, owner.strip(), why, actor.name(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        decisions.decide(place.month(), place.finding(), made);
        acts.done(actor, "decide finding", place.subject(), why, place.words(), made.words());
        return made;
    }

    /** The finding is open again. */
    public void takeBack(Place place, String reason, Actor actor) throws Refused {
        String why = reason(reason);
        decisions.takeBack(place.month(), place.finding());
        acts.done(actor, "take back decision", place.subject(), why, place.words(), null);
    }

    private static String reason(String reason) throws Refused {
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw new Refused("Say why, in at most " + LONGEST + " characters: it stays with the finding.");
        }
        return reason.strip();
    }
}
