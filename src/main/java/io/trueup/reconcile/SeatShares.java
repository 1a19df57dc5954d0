package io.trueup.reconcile;

import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.period.BillingPeriod;
import io.trueup.seats.ExpectedCharge;
import io.trueup.seats.Roster;
import io.trueup.seats.SeatSchedule;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Spreads every known seat charge over its days, and adds what was served and no invoice charges yet. */
final class SeatShares {

    private final Month month;
    private final List<SeatShare> shares = new ArrayList<>();

    private SeatShares(Month month) {
        this.month = month;
    }

    /** Those that bear on the month: issued in it, with days in it, or served before its end and billed later. */
    static List<SeatShare> of(Month month) {
        SeatContract contract = month.facts().organization().seats();
        if (contract == null) {
            return List.of();
        }
        SeatShares seats = new SeatShares(month);
        List<Sale> sales = month.books().of(SeatContract.ACCOUNT);
        sales.forEach(seats::billed);
        seats.unbilled(contract, sales);
        return seats.shares.stream().filter(seats::bearsOnMonth).toList();
    }

    private boolean bearsOnMonth(SeatShare share) {
        LocalDate issued = share.issued();
        boolean isIssuedInside = issued != null && month.days().contains(issued);
        boolean isBilledLater = issued == null || !issued.isBefore(month.days().end());
        return isIssuedInside
                || !share.ofMonth().isZero()
                || isBilledLater && !share.served().isZero();
    }

    private void billed(Sale sale) {
        List<InvoiceLine> lines = sale.invoice().lines();
        List<Money> amounts = net(sale, lines);
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = lines.get(i);
            shares.add(SeatShare.of(
                    sale.invoice().number(),
                    sale.invoice().issued(),
                    line.description(),
                    sale.paper().periodOf(line),
                    amounts.get(i),
                    month.days(),
                    List.of(sale.invoice().at(line.place()))));
        }
    }

    /** The lines' amounts after discounts, which are shared out by amount; a credit note's count negative. They add up to what is charged before tax. */
    private static List<Money> net(Sale sale, List<InvoiceLine> lines) {
        Money subtotal = sale.paper().subtotal();
        Money zero = Money.zero(subtotal.currency());
        Money charged = subtotal.plus(Objects.requireNonNullElse(sale.invoice().sum(TotalsRow.Role.DISCOUNT), zero));
        boolean turn = sale.isCreditNote() && charged.isPositive();
        Money all = sale.invoice().linesTotal();
        List<Money> net = new ArrayList<>();
        Money given = zero;
        for (int i = 0; i < lines.size(); i++) {
            Money printed = lines.get(i).amount();
            boolean last = i == lines.size() - 1;
            Money part = all.isZero() || all.equals(charged)
                    ? printed
                    : last
                            ? charged.minus(given)
                            : printed.times(charged.value().divide(all.value(), MathContext.DECIMAL128))
                                    .told();
            given = given.plus(part);
            net.add(turn ? part.negated() : part);
        }
        return net;
    }

    private void unbilled(SeatContract contract, List<Sale> sales) {
        SeatSchedule schedule =
                SeatSchedule.of(contract, Roster.of(month.facts().members()).members());
        SeatMatch match = SeatMatch.of(schedule, sales);
        LocalDate first = match.firstIssued();
        YearMonth from =
                first == null || YearMonth.from(first).isAfter(month.month()) ? month.month() : YearMonth.from(first);
        for (YearMonth each = from; !each.isAfter(month.month()); each = each.plusMonths(1)) {
            SeatMonth.unbilled(month.at(each), schedule, match).forEach(this::owed);
        }
        match.open().stream()
                .filter(charge -> first == null || !charge.period().start().isBefore(first))
                .filter(charge -> first != null || charge.period().overlaps(month.days()))
                .forEach(this::owed);
    }

    private void owed(ExpectedCharge charge) {
        BillingPeriod period = charge.period();
        List<Provenance> members =
                switch (charge) {
                    case ExpectedCharge.Renewal renewal -> List.of();
                    case ExpectedCharge.Joiner joiner -> List.of(joiner.member().source());
                    case ExpectedCharge.Leaver leaver -> List.of(leaver.member().source());
                };
        shares.add(
                SeatShare.of(null, null, words(charge), period, charge.amount().told(), month.days(), members));
    }

    private static String words(ExpectedCharge charge) {
        return switch (charge) {
            case ExpectedCharge.Renewal renewal ->
                renewal.held().size() + " seats of " + renewal.tier() + " called for by the contract";
            case ExpectedCharge.Joiner joiner -> "a joiner of " + joiner.tier();
            case ExpectedCharge.Leaver leaver -> "a leaver of " + leaver.tier();
        };
    }
}
