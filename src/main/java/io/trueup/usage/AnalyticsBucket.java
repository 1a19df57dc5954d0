package io.trueup.usage;

import io.trueup.document.Fact;
import io.trueup.finding.Provenance;
import io.trueup.money.Credits;
import io.trueup.period.TimeWindow;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of Computer credits that the Analytics API counted (domain.md section 5).
 *
 * @param member the member's e-mail (v2); null for the whole organization (v1)
 * @param count credits used; may exceed the sum of every breakdown
 * @param sources the "Credit Source" breakdown, names in lower case ({@code paid}, {@code promo}, …); null where the page has none
 */
public record AnalyticsBucket(
        TimeWindow window,
        @Nullable String member,
        Credits count,
        @Nullable Map<String, Credits> sources,
        Provenance source)
        implements Fact {

    public AnalyticsBucket {
        sources = sources == null ? null : new TreeMap<>(sources);
    }
}
