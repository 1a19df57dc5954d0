package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.period.BillingPeriod;
import io.trueup.usage.AnalyticsBucket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * POOL_USAGE_MISMATCH: what left the pool can never exceed what was paid (domain.md section 4). Looked at are the days together that the analytics tell
 * whole, and every time between readings, so that usage from allotments later in the month hides no excess before it; the larger excess is told.
 */
final class PoolUsageCheck {

    private static final int MOST_EVIDENCE = 20;
    private static final Credits NONE = Credits.of(0);

    /**
     * @param when words for the time
     * @param left at the least
     * @param paid at the most, granted credit that was used included
     */
    private record Excess(String when, Amount left, Amount paid, List<BalanceReading> readings) {
        Amount amount() {
            return left.minus(paid);
        }
    }

    private final ComputerMonth computer;
    private final ComputerUsage usage;
    private final CreditEvidence credit;
    private final List<AnalyticsBucket> buckets;

    private PoolUsageCheck(ComputerMonth computer, CreditEvidence credit) {
        this.computer = computer;
        this.usage = computer.usage();
        this.credit = credit;
        this.buckets = usage.buckets();
    }

    static Optional<Finding> examine(ComputerMonth computer, CreditEvidence credit) {
        PoolUsageCheck check = new PoolUsageCheck(computer, credit);
        Amount granted = check.granted();
        return Stream.of(
                        check.overWholeDays(granted),
                        check.betweenReadings(ComputerUsage::mostPaid, granted),
                        // granted credit leaves the pool as promotion: then all that was counted may have left it
                        granted.isZero() ? null : check.betweenReadings(AnalyticsBucket::count, NONE))
                .flatMap(Stream::ofNullable)
                .reduce((one, other) -> other.amount().compareTo(one.amount()) > 0 ? other : one)
                .map(check::finding);
    }

    /** Credit granted into the pool itself so far, whether or not it is used up: it leaves it as promotion and not as paid. */
    private Amount granted() {
        return credit.counted().stream()
                .filter(BookedMovements::isGranted)
                .filter(movement -> movement.window()
                        .start()
                        .isBefore(computer.month().window().end()))
                .map(movement -> movement.amount())
                .reduce(NONE, Amount::plus);
    }

    private @Nullable Excess overWholeDays(Amount granted) {
        List<BillingPeriod> stretches = usage.stretches();
        if (stretches.isEmpty()) {
            return null;
        }
        Amount left = credit.ledger().over(MonthBook.windows(stretches)).range().low();
        List<AnalyticsBucket> whole = usage.wholeDays().stream()
                .flatMap(day -> day.buckets().stream())
                .toList();
        Amount paid = sum(whole, ComputerUsage::mostPaid).plus(granted.min(sum(whole, ComputerUsage::free)));
        List<BalanceReading> readings = credit.ledger().readings();
        boolean isCut =
                readings.stream().anyMatch(reading -> PoolSpans.cut(reading).signum() > 0);
        BigDecimal slack = BigDecimal.valueOf(isCut ? 2L * stretches.size() : 0);
        if (left == null || left.minus(paid).value().compareTo(slack) <= 0) {
            return null;
        }
        Span span = Span.of(computer.month(), readings);
        int days = usage.wholeDays().size();
        return new Excess(
                "on the %s that the analytics cover whole".formatted(days == 1 ? "day" : days + " days"),
                left,
                paid,
                readings.stream().filter(reading -> span.contains(reading.at())).toList());
    }

    /**
     * @param most of a bucket that can have left the pool
     * @param granted what may have left it beside, over the month
     */
    private @Nullable Excess betweenReadings(Function<AnalyticsBucket, Credits> most, Amount granted) {
        List<BalanceReading> inside = credit.ledger().readings().stream()
                .filter(reading -> !reading.at()
                                .isBefore(computer.month().window().start())
                        && !reading.at().isAfter(computer.month().window().end()))
                .toList();
        PoolSpans.Worst worst = PoolSpans.worst(
                inside, credit.counted(), buckets, bucket -> most.apply(bucket).value());
        Excess excess = new Excess(
                words(worst.spans()),
                Credits.of(worst.left()),
                Credits.of(worst.paid()).plus(granted),
                worst.readings());
        return excess.amount().value().compareTo(worst.slack()) > 0 ? excess : null;
    }

    private static String words(List<PoolSpans.Between> spans) {
        if (spans.isEmpty()) {
            return "";
        }
        PoolSpans.Between first = spans.getFirst();
        String words =
                "between %s and %s".formatted(first.from().at(), first.until().at());
        return spans.size() == 1 ? words : words + " and in %d more times between readings".formatted(spans.size() - 1);
    }

    private Finding finding(Excess excess) {
        List<Provenance> evidence = new ArrayList<>();
        excess.readings().stream()
                .map(BalanceReading::source)
                .distinct()
                .limit(MOST_EVIDENCE)
                .forEach(evidence::add);
        evidence.addAll(usage.sources());
        return new Finding(
                FindingCode.POOL_USAGE_MISMATCH,
                ComputerPool.ACCOUNT,
                excess.amount().told(),
                "%s left the organization's pool %s, but by the analytics no more than %s can have been paid then%s: %s are not explained. If credit expired or was taken back, put that into a movements file."
                        .formatted(
                                excess.left().inWords(),
                                excess.when(),
                                excess.paid().inWords(),
                                granted().isZero() ? "" : " (granted credit that was used included)",
                                excess.amount().inWords()),
                evidence);
    }

    private static Credits sum(List<AnalyticsBucket> of, Function<AnalyticsBucket, Credits> part) {
        return of.stream().map(part).reduce(NONE, Credits::plus);
    }
}
