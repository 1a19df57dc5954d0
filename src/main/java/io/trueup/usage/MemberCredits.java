package io.trueup.usage;

import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import io.trueup.money.Credits;
import java.time.Instant;

/** A member's Computer credits at an instant, as the member credits file tells them (formats.md). */
public record MemberCredits(
        Instant asOf, String email, Credits granted, Credits used, Credits remaining, Provenance source)
        implements Fact {}
