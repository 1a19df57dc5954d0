package io.trueup.seats;

import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.seats.ExpectedCharge.Joiner;
import io.trueup.seats.ExpectedCharge.Leaver;
import io.trueup.seats.ExpectedCharge.Renewal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a seat contract charges for a list of members. Monthly plans renew on every billing day and bill joiners within a week; annual plans
 * renew on the billing day of the month in which their price first held, and bill joiners on the next monthly billing day; leavers are
 * credited on the next renewal (domain.md section 7).
 */
public final class SeatSchedule {

    private static final int DAYS_TO_BILL_A_JOINER = 7;

    private final SeatContract contract;
    private final BillingCalendar calendar;
    private final List<Member> members;

    private SeatSchedule(SeatContract contract, List<Member> members) {
        this.contract = contract;
        this.calendar = new BillingCalendar(contract.billingDay());
        this.members = members.stream()
                .sorted(Comparator.comparing(Member::email).thenComparing(Member::joinedOn))
                .toList();
    }

    public static SeatSchedule of(SeatContract contract, List<Member> members) {
        return new SeatSchedule(contract, members);
    }

    /** The billing day of a month. */
    public LocalDate billingDay(YearMonth month) {
        return calendar.in(month);
    }

    /** The last billing day at or before a day. */
    public LocalDate billingDayBefore(LocalDate day) {
        return calendar.onOrBefore(day);
    }

    /** The plan that holds for a tier on a day; empty where the contract knows none. */
    public Optional<SeatPlan> plan(String tier, LocalDate day) {
        return contract.plans().stream()
                .filter(plan -> plan.tier().equals(tier) && !plan.from().isAfter(day))
                .max(Comparator.comparing(SeatPlan::from));
    }

    public List<String> tiers() {
        return contract.plans().stream().map(SeatPlan::tier).distinct().sorted().toList();
    }

    /** The renewal of a tier on a billing day; empty if the contract has no price then or the plan does not renew that month. */
    public Optional<Renewal> renewal(String tier, LocalDate billingDay) {
        return plan(tier, billingDay)
                .filter(plan -> plan.interval() == Interval.MONTH
                        || YearMonth.from(billingDay).getMonth() == anchor(tier).getMonth())
                .map(plan -> new Renewal(
                        tier,
                        calendar.from(billingDay, plan.interval() == Interval.MONTH ? 1 : 12),
                        plan.price(),
                        members.stream()
                                .filter(member -> member.tier().equals(tier) && member.holdsOn(billingDay))
                                .toList()));
    }

    /** Every part-period charge and credit of every member, by day. */
    public List<ExpectedCharge> adjustments() {
        List<ExpectedCharge> adjustments = new ArrayList<>();
        for (Member member : members) {
            joiner(member).ifPresent(adjustments::add);
            leaver(member).ifPresent(adjustments::add);
        }
        adjustments.sort(
                Comparator.comparing((ExpectedCharge charge) -> charge.period().start())
                        .thenComparing(ExpectedCharge::tier));
        return adjustments;
    }

    private Optional<ExpectedCharge> joiner(Member member) {
        return plan(member.tier(), member.joinedOn()).flatMap(plan -> {
            BillingPeriod whole = periodAround(plan, member.joinedOn());
            if (whole.start().equals(member.joinedOn())) {
                return Optional.empty();
            }
            BillingPeriod rest = BillingPeriod.of(member.joinedOn(), whole.end());
            LocalDate due = plan.interval() == Interval.MONTH
                    ? member.joinedOn().plusDays(DAYS_TO_BILL_A_JOINER)
                    : calendar.from(calendar.onOrBefore(member.joinedOn()), 1).end();
            return Optional.of(
                    new Joiner(member, rest, plan.price(), ExpectedCharge.prorated(plan.price(), rest, whole), due));
        });
    }

    /** Credited is what was charged: the price of the day on which this seat's period was paid for. */
    private Optional<ExpectedCharge> leaver(Member member) {
        LocalDate left = member.leftOn();
        if (left == null) {
            return Optional.empty();
        }
        return plan(member.tier(), left).flatMap(now -> {
            BillingPeriod whole = periodAround(now, left);
            if (whole.start().equals(left)) {
                return Optional.empty();
            }
            LocalDate paidOn = member.joinedOn().isAfter(whole.start()) ? member.joinedOn() : whole.start();
            Money price = plan(member.tier(), paidOn).orElse(now).price();
            BillingPeriod rest = BillingPeriod.of(left, whole.end());
            return Optional.of(new Leaver(
                    member,
                    rest,
                    price,
                    ExpectedCharge.prorated(price, rest, whole).negated(),
                    whole.end()));
        });
    }

    private BillingPeriod periodAround(SeatPlan plan, LocalDate day) {
        LocalDate start = calendar.onOrBefore(day);
        if (plan.interval() == Interval.MONTH) {
            return calendar.from(start, 1);
        }
        while (YearMonth.from(start).getMonth() != anchor(plan.tier()).getMonth()) {
            start = calendar.in(YearMonth.from(start).minusMonths(1));
        }
        return calendar.from(start, 12);
    }

    /** The month in which an annual tier's contract year begins: that of its first annual price. */
    private YearMonth anchor(String tier) {
        return contract.plans().stream()
                .filter(plan -> plan.tier().equals(tier) && plan.interval() == Interval.YEAR)
                .map(SeatPlan::from)
                .min(Comparator.naturalOrder())
                .map(YearMonth::from)
                .orElseThrow();
    }
}
