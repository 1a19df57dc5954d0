package io.trueup.reconcile;

import io.trueup.money.Credits;
import io.trueup.usage.AnalyticsBucket;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The analytics' credits by UTC day: hours added up, each time counted once; a day of which nothing is told has no row. */
final class ComputerDays {

    private ComputerDays() {}

    static List<ComputerDay> of(ComputerUsage usage) {
        return usage.days().stream().map(ComputerDays::day).toList();
    }

    private static ComputerDay day(ComputerUsage.Day day) {
        return new ComputerDay(
                day.date(),
                ComputerUsage.count(day.buckets()),
                ofSources(day.buckets(), ComputerUsage::paid),
                ofSources(day.buckets(), ComputerUsage::free),
                day.whole());
    }

    /** Null where one of the buckets does not tell its sources. */
    private static @Nullable Credits ofSources(List<AnalyticsBucket> buckets, Function<AnalyticsBucket, Credits> part) {
        return buckets.stream().anyMatch(bucket -> bucket.sources() == null)
                ? null
                : buckets.stream().map(part).reduce(Credits.of(0), Credits::plus);
    }
}
