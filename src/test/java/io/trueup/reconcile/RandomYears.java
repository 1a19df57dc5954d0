package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.Facts.History;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Half a year of one API group, simulated hour by hour from a seed: usage, purchases, grants, losses, an empty balance; then read now and then,
 * invoiced or not, in one invoice or two, with granted and bought credit told apart or not, with tax, with a credit note afterwards.
 */
final class RandomYears {

    static final YearMonth FIRST = YearMonth.of(2026, 3);
    static final int MONTHS = 6;

    /** So far around a month the program loads readings and usage. */
    private static final Duration AROUND = Duration.ofDays(40);

    private final Random random;
    private final Months months =
            Months.august().price("input_tokens", "sonar", null, "1.00", "1000000", "2025-01-01", null);
    private final TreeMap<Instant, BigDecimal> balance = new TreeMap<>();
    private final List<MonthTruth> truths = new ArrayList<>();
    private int numbers;

    /** In millionths of a dollar. */
    private long bought;

    private long granted;

    private static final class MonthTruth {
        final long[] drawnOfDay = new long[32];
        long drawnBought;
        long drawnGranted;
        long beyond;
    }

    private RandomYears(long seed) {
        this.random = new Random(seed);
    }

    static RandomYears of(long seed) {
        RandomYears year = new RandomYears(seed);
        year.simulate();
        year.read();
        year.invoice();
        return year;
    }

    /** What the program would load for a month. */
    Facts facts(YearMonth month) {
        Facts all = months.now("2027-01-01T00:00:00Z").facts();
        Instant from = BillingPeriod.of(month).window().start().minus(AROUND);
        Instant until = BillingPeriod.of(month).window().end().plus(AROUND);
        Instant before = all.readings().stream()
                .map(BalanceReading::at)
                .filter(at -> at.isBefore(from))
                .max(Instant::compareTo)
                .orElse(from);
        Instant after = all.readings().stream()
                .map(BalanceReading::at)
                .filter(at -> at.isAfter(until))
                .min(Instant::compareTo)
                .orElse(until);
        return new Facts(
                all.organization(),
                all.prices(),
                all.documents(),
                all.invoices(),
                all.readings().stream()
                        .filter(reading ->
                                !reading.at().isBefore(before) && !reading.at().isAfter(after))
                        .toList(),
                all.movements(),
                all.refusals(),
                all.members(),
                all.memberCredits(),
                all.analytics(),
                all.usage().stream()
                        .filter(usage -> !usage.time().start().isBefore(from)
                                && usage.time().start().isBefore(until))
                        .toList(),
                all.asOf(),
                all.now(),
                null,
                new History(all.readings(), all.movements()));
    }

    static Stream<YearMonth> all() {
        return Stream.iterate(FIRST, month -> month.plusMonths(1)).limit(MONTHS);
    }

    private void simulate() {
        bought = 100_000_000L + random.nextInt(100) * 1_000_000L;
        if (random.nextInt(3) == 0) {
            granted = (10 + random.nextInt(100)) * 1_000_000L;
            months.movement(Movement.Kind.GRANT, "2026-02-10T10:00:00Z", dollars(granted), "programme");
        }
        boolean isMetered = random.nextBoolean();
        int pace = 50_000 + random.nextInt(300_000);
        all().forEach(month -> {
            MonthTruth truth = new MonthTruth();
            truths.add(truth);
            for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
                long ofDay = day(day, truth, random.nextInt(8) == 0 ? pace * 5 : pace);
                if (isMetered) {
                    months.metered(day.toString(), "input_tokens", "sonar", null, "743S", Long.toString(ofDay));
                }
            }
        });
    }

    private long day(LocalDate day, MonthTruth truth, int pace) {
        long ofDay = 0;
        int event = random.nextInt(24);
        for (int hour = 0; hour < 24; hour++) {
            Instant now = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
            if (hour == event) {
                happen(day, now.plusSeconds(600));
            }
            balance.put(now.plusSeconds(700), held());
            long wanted = random.nextInt(pace);
            long free = Math.min(granted, wanted);
            long paid = Math.min(bought, wanted - free);
            granted -= free;
            bought -= paid;
            truth.drawnGranted += free;
            truth.drawnBought += paid;
            truth.drawnOfDay[day.getDayOfMonth()] += free + paid;
            // at zero a little runs over, the rest is refused
            long over = bought + granted == 0 && hour % 6 == 0 ? Math.min(wanted - free - paid, 20_000) : 0;
            truth.beyond += over;
            ofDay += free + paid + over;
            balance.put(now.plusSeconds(1_800), held());
        }
        return ofDay;
    }

    private void happen(LocalDate day, Instant at) {
        if (bought + granted < 30_000_000L && random.nextInt(3) > 0 || random.nextInt(40) == 0) {
            long amount = (20 + random.nextInt(100)) * 1_000_000L;
            int fate = random.nextInt(14);
            bought += fate == 0 ? 0 : amount; // paid, or not even that, and never credited
            purchase(day, amount, fate > 1);
        } else if (random.nextInt(60) == 0) {
            long amount = (5 + random.nextInt(40)) * 1_000_000L;
            granted += amount;
            months.movement(Movement.Kind.GRANT, at.toString(), dollars(amount), null);
        } else if (random.nextInt(90) == 0 && held().signum() > 0) {
            long amount = Math.min(bought + granted, random.nextInt(10_000_000));
            long free = Math.min(granted, amount);
            granted -= free;
            bought -= amount - free;
            months.movement(Movement.Kind.EXPIRY, at.toString(), "-" + dollars(amount), null);
        } else if (random.nextInt(400) == 0) {
            bought += 7_000_000; // that no document explains
        } else if (random.nextInt(150) == 0 && bought > 2_000_000) {
            long amount = random.nextInt(2_000_000);
            bought -= amount;
            months.movement(Movement.Kind.REFUND, at.toString(), "-" + dollars(amount), null);
        }
    }

    private void purchase(LocalDate day, long amount, boolean isProved) {
        String number = "Q7HX2MZP-" + String.format("%04d", ++numbers);
        String price = cents(amount).toPlainString();
        if (random.nextBoolean()) {
            Papers paper = Papers.purchase(number, day.toString(), price);
            months.paper(isProved ? paper : paper.invoice());
            return;
        }
        String tax = new BigDecimal(price)
                .multiply(new BigDecimal("0.24"))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
        String total = new BigDecimal(price).add(new BigDecimal(tax)).toPlainString();
        months.paper(Papers.usage(number, day.toString())
                .receipt()
                .line("API credits", price, "1.00", price, null, LineSubject.of(Nature.API_CREDIT))
                .row(Role.SUBTOTAL, "Subtotal", price)
                .row(Role.TAX, "VAT", tax)
                .row(Role.TOTAL, "Total", total)
                .row(Role.DUE, "Amount paid", total));
    }

    private void read() {
        Instant at = Instant.parse(
                random.nextBoolean() ? "2026-03-01T00:00:00Z" : "2026-03-0" + (1 + random.nextInt(9)) + "T05:00:00Z");
        Instant last = Instant.parse("2026-08-31T23:50:00Z");
        while (at.isBefore(last)) {
            readAt(at);
            boolean nearEdge = random.nextInt(3) == 0;
            Instant edge = YearMonth.from(at.atOffset(ZoneOffset.UTC))
                    .plusMonths(1)
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            Instant next = at.plus(Duration.ofMinutes(60 + random.nextInt(60 * 24 * 20)));
            at = nearEdge && next.isAfter(edge) ? edge.plus(Duration.ofMinutes(random.nextInt(3) * 5L)) : next;
            if (at.getEpochSecond() % 3600 / 60 > 9 && at.getEpochSecond() % 3600 / 60 < 32) {
                at = at.plus(Duration.ofMinutes(25));
            }
        }
        if (random.nextInt(4) > 0) {
            months.reading("2026-09-01T00:05:00Z", held().toPlainString());
        }
    }

    private void readAt(Instant at) {
        var entry = balance.floorEntry(at);
        if (entry != null) {
            months.reading(at.toString(), entry.getValue().toPlainString());
        } else {
            months.reading(at.toString(), balance.firstEntry().getValue().toPlainString());
        }
    }

    private void invoice() {
        boolean split = random.nextInt(4) == 0;
        for (int i = 0; i < MONTHS; i++) {
            if (random.nextInt(5) < 2) {
                continue;
            }
            YearMonth month = FIRST.plusMonths(i);
            MonthTruth truth = truths.get(i);
            LocalDate middle = month.atDay(11 + random.nextInt(10));
            if (!split && random.nextInt(4) == 0) {
                long first = 0;
                for (int day = 1; day < middle.getDayOfMonth(); day++) {
                    first += truth.drawnOfDay[day];
                }
                long all = truth.drawnBought + truth.drawnGranted;
                usage(month, month.atDay(1), middle, first, 0, 0, false);
                usage(month, middle, month.plusMonths(1).atDay(1), all - first, 0, truth.beyond, false);
            } else {
                usage(
                        month,
                        month.atDay(1),
                        month.plusMonths(1).atDay(1),
                        truth.drawnBought,
                        truth.drawnGranted,
                        truth.beyond,
                        split);
            }
        }
    }

    private void usage(
            YearMonth month, LocalDate from, LocalDate until, long paid, long free, long beyond, boolean split) {
        String number = "Q7HX2MZP-" + String.format("%04d", ++numbers);
        BigDecimal drawn = cents(paid + free);
        BigDecimal due = cents(beyond);
        BigDecimal wrong = random.nextInt(6) == 0 ? BigDecimal.valueOf(random.nextInt(1_000), 2) : BigDecimal.ZERO;
        BigDecimal subtotal = drawn.add(due).add(wrong);
        Papers paper = Papers.usage(number, month.plusMonths(1).atDay(1).toString())
                .line(
                        "sonar (743S)",
                        null,
                        null,
                        subtotal.toPlainString(),
                        BillingPeriod.of(from, until),
                        LineSubject.usage("sonar", null, null, "743S"))
                .row(Role.SUBTOTAL, "Subtotal", subtotal.toPlainString());
        BigDecimal grants = cents(free);
        if (split && grants.signum() > 0 && drawn.subtract(grants).signum() > 0) {
            paper.row(Role.APPLIED, "Credit grant applied", "-" + grants.toPlainString())
                    .row(
                            Role.APPLIED,
                            "Pre-purchase applied",
                            "-" + drawn.subtract(grants).add(wrong).toPlainString());
        } else {
            paper.row(
                    Role.APPLIED, "Credit grant applied", "-" + drawn.add(wrong).toPlainString());
        }
        BigDecimal tax = due.signum() > 0 && random.nextBoolean()
                ? due.multiply(new BigDecimal("0.2")).setScale(2, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        if (tax.signum() > 0) {
            paper.row(Role.TAX, "VAT", tax.toPlainString());
        }
        months.paper(paper.row(Role.TOTAL, "Total", due.add(tax).toPlainString())
                .row(Role.DUE, "Amount due", due.add(tax).toPlainString()));
        if (wrong.signum() > 0 && random.nextBoolean()) {
            months.paper(Papers.usage(
                            number + "-CN-01", month.plusMonths(1).atDay(20).toString())
                    .creditNote()
                    .line(
                            "sonar (743S)",
                            null,
                            null,
                            wrong.toPlainString(),
                            BillingPeriod.of(from, until),
                            LineSubject.usage("sonar", null, null, "743S"))
                    .applied(wrong.toPlainString()));
        }
    }

    private BigDecimal held() {
        return BigDecimal.valueOf(bought + granted, 6);
    }

    private static String dollars(long millionths) {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }

    private static BigDecimal cents(long millionths) {
        return BigDecimal.valueOf(millionths, 6).setScale(2, RoundingMode.HALF_UP);
    }
}
