package io.trueup.intake;

import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Credits;
import io.trueup.period.TimeWindow;
import io.trueup.usage.AnalyticsBucket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One bucket while it is read, in whatever order its parts come; at its end it becomes facts or the refusal of the row. */
final class AnalyticsRow {

    private static final String POOL = "computer:organization";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Set<Duration> WIDTHS = Set.of(Duration.ofHours(1), Duration.ofDays(1));

    /** Words of the credit sources that are known: a breakdown without a name is one of sources only if it uses one of them. */
    private static final List<String> SOURCE_WORDS = List.of("paid", "promo", "allot", "grant", "includ", "purchas");

    /** What is counted for the organization, or for one member. */
    static final class Counted {
        @Nullable String member;

        @Nullable String count;

        @Nullable Map<String, BigDecimal> flat;

        @Nullable Map<String, BigDecimal> sources;
    }

    private final String file;
    private final FactSink sink;
    private final Refusals refusals;
    private final List<Counted> members = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Counted whole = new Counted();
    private boolean byMember;
    private @Nullable String start;
    private @Nullable String until;
    private Provenance source;

    AnalyticsRow(String file, FactSink sink, Refusals refusals) {
        this.file = file;
        this.sink = sink;
        this.refusals = refusals;
        this.source = Provenance.of(file);
    }

    void begin(int row) {
        source = Provenance.line(file, row);
        whole = new Counted();
        members.clear();
        faults.clear();
        byMember = false;
        start = null;
        until = null;
    }

    Counted whole() {
        return whole;
    }

    void byMember() {
        byMember = true;
    }

    Counted addMember() {
        Counted member = new Counted();
        members.add(member);
        return member;
    }

    void start(@Nullable String seconds) {
        start = seconds;
    }

    void until(@Nullable String seconds) {
        until = seconds;
    }

    void refuse(String fault) {
        faults.add(fault);
    }

    void end() {
        TimeWindow window = faults.isEmpty() ? window() : null;
        if (window != null && byMember && !window.end().equals(window.start().plus(Duration.ofDays(1)))) {
            refuse("members are counted in whole days, not from " + window.start() + " to " + window.end());
        }
        List<AnalyticsBucket> facts = new ArrayList<>();
        if (window != null) {
            for (Counted counted : byMember ? members : List.of(whole)) {
                AnalyticsBucket fact = fact(window, counted);
                if (fact != null) {
                    facts.add(fact);
                }
            }
        }
        if (faults.isEmpty()) {
            facts.forEach(sink::accept);
        } else {
            refusals.add(new RowRefusal(
                    FindingCode.ROW_REFUSED,
                    POOL,
                    "The bucket is kept out: " + String.join("; ", faults) + ".",
                    source));
        }
    }

    private @Nullable AnalyticsBucket fact(TimeWindow window, Counted counted) {
        String email = counted.member == null ? null : counted.member.strip().toLowerCase(Locale.ROOT);
        if (byMember && (email == null || email.isEmpty())) {
            refuse("a member in it has no user_email");
        }
        BigDecimal count = credits("count", counted.count);
        if (count == null || !faults.isEmpty()) {
            return null;
        }
        return new AnalyticsBucket(window, byMember ? email : null, Credits.of(count), sources(counted), source);
    }

    private static @Nullable Map<String, Credits> sources(Counted counted) {
        Map<String, BigDecimal> told = counted.sources;
        if (told == null && counted.flat != null && isOfSources(counted.flat)) {
            told = counted.flat;
        }
        if (told == null) {
            return null;
        }
        Map<String, Credits> sources = new TreeMap<>();
        told.forEach((name, value) -> sources.put(name, Credits.of(value)));
        return sources;
    }

    private static boolean isOfSources(Map<String, BigDecimal> flat) {
        return flat.isEmpty()
                || flat.keySet().stream().anyMatch(name -> SOURCE_WORDS.stream().anyMatch(name::contains));
    }

    /** Null, with a fault noted, if it is no number of credits. */
    @Nullable BigDecimal credits(String what, @Nullable String written) {
        if (written == null || !NUMBER.matcher(written).matches()) {
            refuse(what + " is " + shown(written) + ", allowed is a number of credits such as 350 or 12.5");
            return null;
        }
        BigDecimal number = new BigDecimal(written);
        if (number.signum() < 0) {
            refuse(what + " is " + shown(written) + ": credits used cannot be negative");
            return null;
        }
        return number;
    }

    /** The bucket's hour or UTC day; null, with a fault noted, if it is neither. */
    private @Nullable TimeWindow window() {
        Instant from = instant("start_time", start);
        Instant to = instant("end_time", until);
        if (from == null || to == null) {
            return null;
        }
        Duration width = Duration.between(from, to);
        if (!WIDTHS.contains(width) || from.getEpochSecond() % width.toSeconds() != 0) {
            refuse("it runs from " + from + " to " + to + ", allowed is one whole UTC day or one whole hour");
            return null;
        }
        return TimeWindow.of(from, to);
    }

    private @Nullable Instant instant(String what, @Nullable String written) {
        Instant instant = written != null && SECONDS.matcher(written).matches()
                ? Instant.ofEpochSecond(Long.parseLong(written))
                : null;
        if (instant == null || instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
            refuse(what + " is " + shown(written) + ", allowed are seconds since 1970 such as 1788220800");
            return null;
        }
        return instant;
    }

    private static String shown(@Nullable String written) {
        return written == null ? "missing" : Found.quoted(written);
    }
}
