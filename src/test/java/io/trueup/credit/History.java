package io.trueup.credit;

import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A pool that really happened: every event known to the millisecond, what was read of it, and what the documents tell. */
final class History {

    private static final ZoneId SELLER = ZoneId.of("America/Los_Angeles");
    private static final Instant BEGIN = Instant.parse("2026-07-28T00:00:00Z");

    private enum Sort {
        CONSUMPTION,
        DOCUMENTED,
        HIDDEN,
        READING
    }

    private record Event(Instant at, Sort sort, BigDecimal amount, boolean dayOnly, Movement.Kind kind) {}

    record Options(int days, int purchases, boolean hidden, boolean dayOnlyDecreases, boolean onEdges, double reads) {}

    final List<BalanceReading> readings = new ArrayList<>();
    final List<Movement> movements = new ArrayList<>();
    final List<TimeWindow> windows;
    BigDecimal drawn = BigDecimal.ZERO;
    BigDecimal opening = BigDecimal.ZERO;
    BigDecimal closing = BigDecimal.ZERO;
    BigDecimal hidden = BigDecimal.ZERO;

    private final Random random;
    private final List<Event> events = new ArrayList<>();

    private History(long seed, Options options) {
        random = new Random(seed);
        Instant end = BEGIN.plus(Duration.ofDays(options.days));
        Instant from = BEGIN.plus(Duration.ofHours(12 * random.nextInt(1, options.days)));
        Instant until = from.plus(Duration.ofHours(12 * random.nextInt(1, 2 * options.days)));
        windows = List.of(TimeWindow.of(from, until));
        consume(options);
        move(options);
        read(options, from, until, end);
        events.sort(Comparator.comparing(Event::at));
        play(from, until);
    }

    static History random(long seed, Options options) {
        return new History(seed, options);
    }

    private Instant some(int days, int millis) {
        return BEGIN.plusSeconds(random.nextLong(days * 86_400L)).plusMillis(millis);
    }

    private void consume(Options options) {
        int count = random.nextInt(1, 12 * options.days);
        int scale = random.nextInt(1, 2000);
        for (int i = 0; i < count; i++) {
            events.add(new Event(
                    some(options.days, 500),
                    Sort.CONSUMPTION,
                    BigDecimal.valueOf(random.nextInt(scale * 1000), 6),
                    false,
                    Movement.Kind.ADJUSTMENT));
        }
    }

    private void move(Options options) {
        BigDecimal usual = BigDecimal.valueOf(random.nextInt(1, 6) * 10L);
        for (int i = random.nextInt(options.purchases + 1); i > 0; i--) {
            boolean dayOnly = random.nextInt(4) > 0;
            boolean decrease = random.nextInt(5) == 0 && (options.dayOnlyDecreases || !dayOnly);
            BigDecimal amount = random.nextInt(3) > 0 ? usual : BigDecimal.valueOf(random.nextInt(1, 9000), 2);
            boolean hide = options.hidden && !decrease && random.nextInt(3) == 0;
            events.add(new Event(
                    some(options.days, 250),
                    hide ? Sort.HIDDEN : Sort.DOCUMENTED,
                    decrease ? amount.negate() : amount,
                    dayOnly,
                    decrease
                            ? (random.nextBoolean() ? Movement.Kind.EXPIRY : Movement.Kind.REFUND)
                            : dayOnly ? Movement.Kind.PURCHASE : Movement.Kind.GRANT));
        }
    }

    private void read(Options options, Instant from, Instant until, Instant end) {
        int how = random.nextInt(3);
        if (how == 0) {
            for (int i = random.nextInt(1, (int) (options.reads * options.days) + 2); i > 0; i--) {
                reading(some(options.days, 0));
            }
        } else {
            Duration step = how == 1 ? Duration.ofDays(1) : Duration.ofMinutes((long) (1440 / options.reads));
            for (Instant at = BEGIN.plusSeconds(random.nextInt(40_000)); at.isBefore(end); at = at.plus(step)) {
                if (random.nextInt(10) > 0) {
                    reading(at.plusSeconds(random.nextInt(1800)));
                }
            }
        }
        if (options.onEdges) {
            reading(from);
            reading(until);
        }
    }

    private void reading(Instant at) {
        events.add(new Event(at, Sort.READING, BigDecimal.ZERO, false, Movement.Kind.ADJUSTMENT));
    }

    private void play(Instant from, Instant until) {
        BigDecimal balance = BigDecimal.valueOf(random.nextInt(20_000), 2);
        boolean opened = false;
        boolean closed = false;
        for (Event event : events) {
            if (!opened && !event.at.isBefore(from)) {
                opening = balance;
                opened = true;
            }
            if (!closed && !event.at.isBefore(until)) {
                closing = balance;
                closed = true;
            }
            switch (event.sort) {
                case CONSUMPTION -> {
                    BigDecimal taken = event.amount.min(balance);
                    balance = balance.subtract(taken);
                    drawn = opened && !closed ? drawn.add(taken) : drawn;
                }
                case HIDDEN -> {
                    balance = balance.add(event.amount);
                    hidden = hidden.add(event.amount);
                }
                case DOCUMENTED -> {
                    BigDecimal moved = event.amount.max(balance.negate());
                    balance = balance.add(moved);
                    movements.add(movement(event, moved));
                }
                case READING ->
                    readings.add(new BalanceReading(
                            "api:test",
                            event.at,
                            Money.of(balance, Money.USD),
                            Provenance.line("balances.csv", readings.size() + 2)));
            }
        }
        opening = opened ? opening : balance;
        closing = closed ? closing : balance;
    }

    private Movement movement(Event event, BigDecimal amount) {
        LocalDate day = event.at.atZone(event.dayOnly ? SELLER : ZoneOffset.UTC).toLocalDate();
        return new Movement(
                "api:test",
                event.kind,
                Money.of(amount, Money.USD),
                event.dayOnly ? Movement.windowOf(day) : TimeWindow.at(event.at),
                day,
                null,
                Provenance.line("movements.csv", movements.size() + 2));
    }

    CreditLedger ledger() {
        return CreditLedger.of(readings, movements);
    }

    /** Whether every purchase known by its day can stand in one interval only. */
    boolean isUnambiguous() {
        Timeline timeline = Timeline.of(readings);
        return movements.stream()
                .allMatch(m -> timeline.intervalOf(m.window().start())
                        == timeline.intervalOf(m.window().end()));
    }

    String told(long seed) {
        return "seed " + seed + "\nwindows " + windows + "\ndrawn " + drawn + ", opening " + opening + ", closing "
                + closing
                + ", hidden " + hidden + "\nreadings\n"
                + String.join(
                        "\n",
                        readings.stream().map(r -> r.at() + " " + r.remaining()).toList())
                + "\nmovements\n"
                + String.join(
                        "\n",
                        movements.stream()
                                .map(m -> m.window() + " " + m.amount())
                                .toList());
    }
}
