package io.trueup.setup;

import io.trueup.finding.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of one thing that documents tell, each with the first place that tells it and how often it is told. */
final class Found<V> {

    private record Telling(Provenance first, int times) {}

    /** A value with the place that tells it first. */
    record Told<V>(V value, Provenance source) {}

    private final Map<V, Telling> tellings = new LinkedHashMap<>();

    void add(V value, Provenance source) {
        tellings.merge(
                value,
                new Telling(source, 1),
                (known, more) -> new Telling(
                        known.first().compareTo(more.first()) <= 0 ? known.first() : more.first(), known.times() + 1));
    }

    /** The value told most often; of several the one told first. */
    Optional<Told<V>> usual() {
        return tellings.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<V, Telling> entry) ->
                                -entry.getValue().times())
                        .thenComparing(entry -> entry.getValue().first()))
                .map(entry -> new Told<>(entry.getKey(), entry.getValue().first()));
    }

    /** Every value, by the order of the given key. */
    <K extends Comparable<K>> List<Told<V>> all(java.util.function.Function<V, K> order) {
        List<Told<V>> all = new ArrayList<>();
        tellings.forEach((value, telling) -> all.add(new Told<>(value, telling.first())));
        all.sort(Comparator.comparing(told -> order.apply(told.value())));
        return all;
    }
}
