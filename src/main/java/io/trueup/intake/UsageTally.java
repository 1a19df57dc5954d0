package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.FactSink;
import io.trueup.finding.Provenance;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import io.trueup.usage.MeteredUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a document's usage up by UTC day and subject before it is handed on, so that an export of any length becomes a few facts. */
final class UsageTally {

    /** What is counted beside the meter. */
    record Subject(
            @Nullable String model,
            @Nullable String context,
            @Nullable String key) {}

    private record Slot(String meter, long day, Subject subject) {}

    /** So many sums are held at once; beyond, they are handed on and added up later. */
    private static final int MOST = 400_000;

    private static final Pattern GROUP = Pattern.compile("group=([^/]+)");
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,6}$");

    private final DocumentKind kind;
    private final String file;
    private final @Nullable String group;
    private final FactSink sink;
    private final Map<Slot, Cell> cells = new LinkedHashMap<>();
    private final Map<Slot, Integer> handedOn = new HashMap<>();

    UsageTally(DocumentKind kind, String file, FactSink sink) {
        this.kind = kind;
        this.file = file;
        this.group = groupIn(file);
        this.sink = sink;
    }

    /** What stands behind {@code group=} in a path (formats.md section 1), without the file's extension; null if nothing does. */
    static @Nullable String groupIn(String path) {
        Matcher named = GROUP.matcher(path);
        if (!named.find()) {
            return null;
        }
        String text =
                named.end() == path.length() ? EXTENSION.matcher(named.group(1)).replaceFirst("") : named.group(1);
        return text.isBlank() ? null : text.strip();
    }

    /**
     * The sum of a meter, UTC day (counted from 1970) and subject.
     *
     * @param line where the row stands, if it is the first of them
     */
    Cell of(String meter, long day, Subject subject, long line) {
        if (cells.size() >= MOST) {
            flush();
        }
        return cells.computeIfAbsent(new Slot(meter, day, subject), slot -> new Cell(line));
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /**
     * Leaves out the sums whose time was told before under the same identity, as when the pages of an export were joined with one of them twice:
     * the first counts.
     *
     * @param repeated told the line of each that is left out
     */
    void dropRepeated(String identity, LongConsumer repeated) {
        cells.entrySet().removeIf(entry -> {
            Slot slot = new Slot(identity, entry.getKey().day(), entry.getKey().subject());
            Cell cell = entry.getValue();
            int before = handedOn.getOrDefault(slot, 0);
            if ((before & cell.hours) != 0) {
                repeated.accept(cell.line);
                return true;
            }
            if (handedOn.size() < MOST) {
                handedOn.put(slot, before | cell.hours);
            }
            return false;
        });
    }

    /** Hands on what was added up. */
    void flush() {
        flush(null);
    }

    /**
     * Hands on what was added up.
     *
     * @param meter the name of all of them where it was not known before; null where it was
     */
    void flush(@Nullable String meter) {
        cells.forEach((slot, cell) -> {
            LocalDate day = LocalDate.ofEpochDay(slot.day());
            sink.accept(new MeteredUsage(
                    kind,
                    group,
                    cell.time(day),
                    meter == null ? slot.meter() : meter,
                    slot.subject().model(),
                    slot.subject().context(),
                    slot.subject().key(),
                    cell.quantity(),
                    cell.cost,
                    Provenance.line(file, cell.line)));
        });
        cells.clear();
    }

    /** One sum. */
    static final class Cell {
        private static final int HOUR = 3_600;

        private final long line;
        private long whole;
        private BigDecimal rest = BigDecimal.ZERO;
        private @Nullable BigDecimal cost;
        private int hours;
        private int first = Integer.MAX_VALUE;
        private int end;

        private Cell(long line) {
            this.line = line;
        }

        /** @param quantity at most 15 digits, so that no sum of them overflows */
        void add(long quantity) {
            whole += quantity;
        }

        void add(BigDecimal quantity) {
            rest = rest.add(quantity);
        }

        void addCost(BigDecimal dollars) {
            cost = cost == null ? dollars : cost.add(dollars);
        }

        /** Notes that something was counted at a second of the day. */
        void at(int second) {
            first = Math.min(first, second);
            end = Math.max(end, second + 1);
        }

        /** From the first hour taken, or second noted, to the end of the last; all of the day where neither is. */
        private TimeWindow time(LocalDate day) {
            Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            int from = hours == 0 ? first : Integer.numberOfTrailingZeros(hours) * HOUR;
            int until = hours == 0 ? end : (Integer.SIZE - Integer.numberOfLeadingZeros(hours)) * HOUR;
            return from < until
                    ? TimeWindow.of(midnight.plusSeconds(from), midnight.plusSeconds(until))
                    : BillingPeriod.of(day, day.plusDays(1)).window();
        }

        /** Takes hours of the day, one bit each; false if some are taken already. */
        boolean takes(int mask) {
            boolean free = (hours & mask) == 0;
            hours |= free ? mask : 0;
            return free;
        }

        private BigDecimal quantity() {
            return rest.add(BigDecimal.valueOf(whole));
        }
    }
}
