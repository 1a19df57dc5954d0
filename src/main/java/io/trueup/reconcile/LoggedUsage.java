package io.trueup.reconcile;

import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import io.trueup.usage.Rating.Rated;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the response logs of one group prove together. Two logs may hold the same response, and nothing that is kept of it tells so: of logs that
 * tell one subject over the same time only that which is worth most counts. So a response never counts twice, and what counts stays a lower end.
 *
 * @param counted of each subject and time one log
 * @param leftOut what other logs tell of it: copies, or responses of their own
 */
record LoggedUsage(List<Rated> counted, List<Rated> leftOut) {

    private record Meter(
            LocalDate day, String meter, @Nullable String model) {
        static Meter of(UsageDay usage) {
            return new Meter(usage.day(), usage.meter(), usage.model());
        }
    }

    static LoggedUsage of(List<Rated> logs) {
        Set<Meter> withoutKey = new HashSet<>();
        Set<Meter> withoutContext = new HashSet<>();
        for (Rated rated : logs) {
            if (rated.usage().key() == null) {
                withoutKey.add(Meter.of(rated.usage()));
            }
            if (rated.usage().context() == null) {
                withoutContext.add(Meter.of(rated.usage()));
            }
        }
        Map<UsageSubject, Map<String, Told>> subjects = new LinkedHashMap<>();
        for (Rated rated : logs) {
            UsageDay usage = rated.usage();
            Meter meter = Meter.of(usage);
            // what a log does not tell of all its responses cannot tell them apart
            UsageSubject subject = UsageSubject.of(usage);
            subject = withoutContext.contains(meter) ? subject.withoutContext() : subject;
            subject = withoutKey.contains(meter) ? subject.withoutKey() : subject;
            subjects.computeIfAbsent(subject, none -> new TreeMap<>())
                    .computeIfAbsent(usage.source().file(), Told::new)
                    .add(rated);
        }
        LoggedUsage all = new LoggedUsage(new ArrayList<>(), new ArrayList<>());
        subjects.values().forEach(files -> all.add(List.copyOf(files.values())));
        return new LoggedUsage(List.copyOf(all.counted), List.copyOf(all.leftOut));
    }

    /** Logs whose times do not meet hold different responses: a log that was begun anew during the day adds to the one before. */
    private void add(List<Told> logs) {
        List<Told> overlapping = new ArrayList<>();
        Instant until = Instant.MIN;
        for (Told log : logs.stream().sorted(Told.BY_TIME).toList()) {
            if (!log.start.isBefore(until)) {
                addLargest(overlapping);
                overlapping.clear();
            }
            overlapping.add(log);
            until = log.end.isAfter(until) ? log.end : until;
        }
        addLargest(overlapping);
    }

    private void addLargest(List<Told> overlapping) {
        overlapping.stream().max(Told.BY_SIZE).ifPresent(largest -> {
            for (Told log : overlapping) {
                (log == largest ? counted : leftOut).addAll(log.rows);
            }
        });
    }

    /** What one log tells of a subject. */
    private static final class Told {
        private static final Comparator<Told> BY_TIME = Comparator.comparing((Told log) -> log.start)
                .thenComparing(log -> log.end)
                .thenComparing(log -> log.file);
        private static final Comparator<Told> BY_SIZE = Comparator.comparing((Told log) -> log.worth)
                .thenComparing(log -> log.quantity)
                .thenComparing(log -> log.file, Comparator.reverseOrder());

        private final String file;
        private final List<Rated> rows = new ArrayList<>();
        private Instant start = Instant.MAX;
        private Instant end = Instant.MIN;
        private Amount worth = Money.zero(Money.USD);
        private BigDecimal quantity = BigDecimal.ZERO;

        private Told(String file) {
            this.file = file;
        }

        private void add(Rated rated) {
            TimeWindow time = rated.usage().time();
            rows.add(rated);
            start = time.start().isBefore(start) ? time.start() : start;
            end = time.end().isAfter(end) ? time.end() : end;
            Amount low = rated.worth().low();
            worth = low == null ? worth : worth.plus(low);
            quantity = quantity.add(rated.usage().quantity());
        }
    }
}
