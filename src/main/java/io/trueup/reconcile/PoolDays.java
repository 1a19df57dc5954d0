package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.ConsumptionShape;
import io.trueup.credit.Portion;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.period.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A pool's month day by day. The estimates follow the one course that the month's estimate follows, so they add up to it wherever the month is
 * what was compared; a reading at midnight closes the day that ends there.
 */
final class PoolDays {

    private final String account;
    private final CreditEvidence evidence;
    private final Amount zero;
    private final List<BalanceReading> readings;

    private PoolDays(String account, CreditEvidence evidence, Amount zero) {
        this.account = account;
        this.evidence = evidence;
        this.zero = zero;
        this.readings = evidence.ledger().readings();
    }

    /** Of an API group; no days where it has no readings. */
    static List<PoolDay> of(ApiMonth api) {
        CreditEvidence evidence = api.credit();
        if (evidence == null) {
            return List.of();
        }
        return new PoolDays(api.account(), evidence, Money.zero(api.book().currency()))
                .days(parts(api.soFar(), api.month()), api.usage().shape());
    }

    /** Of the organization's pool; no days where it has no readings. */
    static List<PoolDay> of(ComputerMonth computer) {
        CreditEvidence evidence = computer.credit();
        if (evidence == null) {
            return List.of();
        }
        PoolDays pool = new PoolDays(ComputerPool.ACCOUNT, evidence, Credits.of(0));
        return pool.days(parts(computer.soFar(), computer.month()), ComputerShape.around(computer.month())).stream()
                .map(day -> pool.asShown(computer, day))
                .toList();
    }

    /** The days of the month that have begun, the last one as far as is reported. */
    private static List<TimeWindow> parts(TimeWindow soFar, Month month) {
        List<TimeWindow> parts = new ArrayList<>();
        Instant from = soFar.start();
        while (from.isBefore(soFar.end()) && from.isBefore(month.facts().asOf())) {
            Instant midnight =
                    dayOf(from).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant until = midnight.isBefore(soFar.end()) ? midnight : soFar.end();
            parts.add(TimeWindow.of(from, until));
            from = until;
        }
        return parts;
    }

    private List<PoolDay> days(List<TimeWindow> parts, ConsumptionShape shape) {
        return evidence.ledger().split(parts, shape).stream().map(this::day).toList();
    }

    private PoolDay day(Portion part) {
        LocalDate day = dayOf(part.window().start());
        PoolFigures ofDay = new PoolFigures(evidence, day::equals, zero);
        int from = after(part.window().start());
        int until = after(part.window().end());
        return new PoolDay(
                account,
                day,
                part.opening(),
                part.openingEstimate(),
                part.closing(),
                part.closingEstimate(),
                part.drawn(),
                part.drawnEstimate(),
                ofDay.increases(),
                ofDay.granted(),
                ofDay.expired().plus(ofDay.refunded()),
                until - from,
                until > from ? readings.get(until - 1) : null);
    }

    /** How many readings stand at or before an instant. */
    private int after(Instant instant) {
        int low = 0;
        int high = readings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (readings.get(middle).at().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** What the dashboard's cut to whole credits, and a pool that may go on below zero, leave open (domain.md section 4). */
    private PoolDay asShown(ComputerMonth computer, PoolDay day) {
        AmountRange drawn = computer.asShown(day.drawn());
        return new PoolDay(
                day.account(),
                day.day(),
                day.opening(),
                day.openingEstimate(),
                day.closing(),
                day.closingEstimate(),
                computer.zeroMayHideUsage() && isUpToZero(day.day()) ? drawn.openAbove() : drawn,
                day.drawnEstimate(),
                day.bought(),
                day.granted(),
                day.lost(),
                day.readings(),
                day.last());
    }

    /** Whether the day shares time with what lies between a reading and the reading of zero after it. */
    private boolean isUpToZero(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant before = Instant.MIN;
        for (BalanceReading reading : readings) {
            if (reading.remaining().isZero()
                    && before.isBefore(end)
                    && reading.at().isAfter(start)) {
                return true;
            }
            before = reading.at();
        }
        return false;
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
