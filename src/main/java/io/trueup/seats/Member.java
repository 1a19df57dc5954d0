package io.trueup.seats;

import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A member's seat of one tier, held from the day joined up to but not including the day left; null while active (formats.md, "members"). */
public record Member(
        String email,
        String tier,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        Provenance source) implements Fact {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(joinedOn) && (leftOn == null || day.isBefore(leftOn));
    }
}
