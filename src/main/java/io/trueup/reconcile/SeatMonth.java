package io.trueup.reconcile;

import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.seats.ExpectedCharge;
import io.trueup.seats.ExpectedCharge.Renewal;
import io.trueup.seats.Member;
import io.trueup.seats.Roster;
import io.trueup.seats.SeatSchedule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seats' month: invoices issued in it, and the charges that it should hold.
 *
 * @param overlapping rows of member lists that were kept out
 * @param unbilled renewals of the month's billing day that no line bills, wherever
 * @param missing part-period charges due in the month that no line bills
 */
record SeatMonth(
        Month month,
        SeatSchedule schedule,
        List<Member> members,
        List<Member> overlapping,
        List<Sale> sales,
        List<SeatMatch.Matched> lines,
        List<Renewal> unbilled,
        List<ExpectedCharge> missing) {

    static SeatMonth of(Month month, SeatContract contract) {
        Roster roster = Roster.of(month.facts().members());
        List<Member> members = roster.members();
        SeatSchedule schedule = SeatSchedule.of(contract, members);
        List<Sale> all = month.books().of(SeatContract.ACCOUNT);
        SeatMatch match = SeatMatch.of(schedule, all);
        List<Sale> sales = all.stream()
                .filter(sale -> SeatMatch.monthOf(sale, all).equals(month.month()))
                .toList();
        return new SeatMonth(
                month,
                schedule,
                members,
                roster.overlapping(),
                sales,
                match.of(month.month()),
                unbilled(month, schedule, match),
                missing(month, match));
    }

    /** The renewals of a month's billing day that no line bills. */
    static List<Renewal> unbilled(Month month, SeatSchedule schedule, SeatMatch match) {
        LocalDate billingDay = schedule.billingDay(month.month());
        if (billingDay.isAfter(asOfDay(month))) {
            return List.of();
        }
        List<Renewal> unbilled = new ArrayList<>();
        for (String tier : schedule.tiers()) {
            schedule.renewal(tier, billingDay)
                    .filter(renewal -> !renewal.held().isEmpty())
                    .filter(renewal -> match.lines().stream().noneMatch(line -> line.bills(renewal)))
                    .filter(renewal -> !isBeforeWhatIsKnown(renewal, month, match))
                    .ifPresent(unbilled::add);
        }
        return unbilled;
    }

    /** An inbox that begins with the next cycle's renewal, issued on its eve, tells nothing of the cycle before. */
    private static boolean isBeforeWhatIsKnown(Renewal renewal, Month month, SeatMatch match) {
        LocalDate first = match.firstIssued();
        return first != null
                && renewal.due().isBefore(first)
                && match.of(month.month()).stream()
                        .filter(SeatMatch.Matched::isRenewal)
                        .flatMap(line -> line.charges().stream())
                        .anyMatch(charge -> charge.tier().equals(renewal.tier()));
    }

    private static List<ExpectedCharge> missing(Month month, SeatMatch match) {
        LocalDate first = match.firstIssued();
        return match.open().stream()
                .filter(charge -> YearMonth.from(charge.due()).equals(month.month()))
                .filter(charge -> !charge.due().isAfter(asOfDay(month)))
                .filter(charge -> first == null || !charge.period().start().isBefore(first))
                .toList();
    }

    private static LocalDate asOfDay(Month month) {
        return month.facts().asOf().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    boolean hasEvidence() {
        return !members.isEmpty();
    }

    boolean isInvoiced() {
        return sales.stream().anyMatch(sale -> !sale.isCreditNote());
    }

    /** The expected charge of the month, before tax. */
    Money expected() {
        Money sum = Money.zero(month.facts().organization().currency());
        // several lines may bill parts of one renewal: it counts once
        List<ExpectedCharge> counted = new ArrayList<>();
        for (SeatMatch.Matched line : lines) {
            for (ExpectedCharge charge : line.charges()) {
                if (!counted.contains(charge)) {
                    counted.add(charge);
                    sum = sum.plus(charge.amount());
                }
            }
        }
        for (Renewal renewal : unbilled) {
            sum = sum.plus(renewal.amount());
        }
        for (ExpectedCharge charge : missing) {
            sum = sum.plus(charge.amount());
        }
        return sum;
    }

    @Nullable Money invoiced() {
        return isInvoiced()
                ? sales.stream()
                        .map(sale -> sale.isCreditNote()
                                ? sale.paper().subtotal().abs().negated()
                                : sale.paper().subtotal())
                        .map(Money.class::cast)
                        .reduce(Money.zero(month.facts().organization().currency()), Money::plus)
                : null;
    }

    int lineCount() {
        return sales.stream().mapToInt(sale -> sale.invoice().lines().size()).sum();
    }
}
