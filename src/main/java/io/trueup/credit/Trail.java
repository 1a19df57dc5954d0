package io.trueup.credit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The best of the ways by which a sweep reached a state: {@code counts} of {@code groups} were placed in {@code interval}, the rest by
 * {@code before}.
 *
 * @param worth spans all ways of the least shortfall
 * @param distance of the nearest of these ways, from the middles of the windows, in microseconds
 * @param lateness the numbers of its intervals, summed up: of two that are as near, the earlier is taken
 */
record Trail(
        BigDecimal shortfall,
        Worth worth,
        long distance,
        long lateness,
        int interval,
        List<MovementGroup> groups,
        List<Integer> counts,
        @Nullable Trail before) {

    static final Trail START = new Trail(BigDecimal.ZERO, Worth.NOTHING, 0, 0, 0, List.of(), List.of(), null);

    /** The same way, further: so many of each group stand in an interval. */
    Trail then(
            int next,
            List<MovementGroup> active,
            int[] placed,
            Timeline timeline,
            BigDecimal shortfallThen,
            Worth worthThen) {
        long distanceThen = distance;
        long latenessThen = lateness;
        boolean nothing = true;
        for (int g = 0; g < placed.length; g++) {
            if (placed[g] > 0) {
                nothing = false;
                distanceThen += placed[g] * active.get(g).distance(timeline, next);
                latenessThen += (long) placed[g] * next;
            }
        }
        if (nothing) {
            return new Trail(shortfallThen, worthThen, distance, lateness, interval, groups, counts, before);
        }
        List<Integer> countsThen = Arrays.stream(placed).boxed().toList();
        return new Trail(shortfallThen, worthThen, distanceThen, latenessThen, next, active, countsThen, this);
    }

    Trail with(Worth other) {
        return new Trail(shortfall, other, distance, lateness, interval, groups, counts, before);
    }

    /** Of two ways to one state: the one of less shortfall; if they are equal, the nearer one, worth what either is worth. */
    Trail merge(Trail other) {
        int byShortfall = shortfall.compareTo(other.shortfall);
        if (byShortfall != 0) {
            return byShortfall < 0 ? this : other;
        }
        return (other.isNearerThan(this) ? other : this).with(worth.join(other.worth));
    }

    private boolean isNearerThan(Trail other) {
        return distance != other.distance ? distance < other.distance : lateness < other.lateness;
    }

    /** Movement to interval; of a group, the first in the ledger's order stand first. */
    Map<Integer, Integer> chosen() {
        Map<MovementGroup, Map<Integer, Integer>> placed = new LinkedHashMap<>();
        for (Trail trail = this; trail != null; trail = trail.before) {
            for (int g = 0; g < trail.counts.size(); g++) {
                if (trail.counts.get(g) > 0) {
                    placed.computeIfAbsent(trail.groups.get(g), _ -> new TreeMap<>())
                            .put(trail.interval, trail.counts.get(g));
                }
            }
        }
        Map<Integer, Integer> chosen = new LinkedHashMap<>();
        placed.forEach((group, byInterval) -> {
            int next = 0;
            for (Map.Entry<Integer, Integer> entry : byInterval.entrySet()) {
                for (int n = 0; n < entry.getValue(); n++) {
                    chosen.put(group.members().get(next++), entry.getKey());
                }
            }
        });
        return chosen;
    }
}
