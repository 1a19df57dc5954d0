package io.trueup.console.api;

import io.trueup.console.decision.DecisionDesk;
import io.trueup.console.decision.DecisionDesk.Place;
import io.trueup.console.decision.DecisionDesk.Refused;
import io.trueup.console.decision.Decisions.Decision;
import io.trueup.console.decision.Decisions.Kind;
import io.trueup.console.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is decided about a finding: accepted, disputed with the vendor or waived, as on its page. */
@RestController
@RequestMapping(
        "/api/v1/months/{organization}/{month}/versions/{version:[0-9]{1,6}}/findings/{key:[0-9a-f]{64}}/decision")
final class DecisionsApi {

    private final DecisionDesk desk;

    DecisionsApi(DecisionDesk desk) {
        this.desk = desk;
    }

    /**
     * @param decision accepted, disputed or waived
     * @param owner who sees to it
     * @param reason stays with the finding
     */
    record DecisionAsked(
            @Nullable String decision,
            @Nullable String owner,
            @Nullable String reason) {}

    /**
     * A decision.
     *
     * @param author who entered it
     */
    record DecisionItem(String decision, String owner, String reason, String author, Instant at) {
        static DecisionItem of(Decision decision) {
            return new DecisionItem(
                    word(decision.kind()), decision.owner(), decision.reason(), decision.author(), decision.at());
        }

        static @Nullable DecisionItem orNull(@Nullable Decision decision) {
            return decision == null ? null : of(decision);
        }
    }

    /** A decision that was there before is replaced; the audit keeps both. */
    @PutMapping
    DecisionItem decide(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @PathVariable String key,
            HttpServletRequest request)
            throws IOException {
        DecisionAsked asked = AskedBody.read(request, DecisionAsked.class);
        Place place = desk.place(organization, month, version, key);
        try {
            return DecisionItem.of(desk.decide(
                    place,
                    kind(asked.decision()),
                    asked.owner() == null ? "" : asked.owner(),
                    asked.reason() == null ? "" : asked.reason(),
                    Actor.of(request)));
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }

    /** The reason stands in the address, since not every program can send a body with DELETE. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Place place = desk.place(organization, month, version, key);
        if (place.decision() == null) {
            throw ApiProblem.notFound("Nothing is decided about this finding.");
        }
        try {
            desk.takeBack(place, reason, Actor.of(request));
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }

    private static Kind kind(@Nullable String decision) {
        return Stream.of(Kind.values())
                .filter(kind -> word(kind).equals(decision))
                .findFirst()
                .orElseThrow(() -> ApiProblem.wrong("“decision” is accepted, disputed or waived."));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
