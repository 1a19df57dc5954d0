package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.reconcile.SeatMatch.Matched;
import io.trueup.seats.ExpectedCharge;
import io.trueup.seats.ExpectedCharge.Joiner;
import io.trueup.seats.ExpectedCharge.Leaver;
import io.trueup.seats.ExpectedCharge.Renewal;
import io.trueup.seats.Member;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** SEAT_COUNT_MISMATCH, SEAT_PRICE_MISMATCH, PRORATION_MISMATCH, SEAT_ADJUSTMENT_MISSING: printed seat charges against contract and members. */
final class SeatCheck {

    private static final int NAMED = 5;

    private SeatCheck() {}

    static List<Finding> examine(SeatMonth seats) {
        if (!seats.hasEvidence()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        renewals(seats).values().forEach(lines -> count(seats, lines, findings));
        for (Matched line : seats.lines()) {
            if (line.isRenewal()) {
                price(seats, line, findings);
            } else if (line.line().subject().plan() != null) {
                proration(line, findings);
            }
        }
        seats.missing().forEach(charge -> findings.add(missing(charge)));
        if (seats.isInvoiced()) {
            seats.unbilled().forEach(renewal -> findings.add(unbilled(seats, renewal)));
        }
        otherDay(seats).ifPresent(findings::add);
        rows(seats, findings);
        return findings;
    }

    /** The lines of one tier and billing day together: two invoices may share a renewal. */
    private static Map<List<Object>, List<Matched>> renewals(SeatMonth seats) {
        Map<List<Object>, List<Matched>> renewals = new LinkedHashMap<>();
        for (Matched line : seats.lines()) {
            String plan = line.line().subject().plan();
            if (line.isRenewal() && plan != null) {
                renewals.computeIfAbsent(List.of(plan, line.start(seats.schedule())), key -> new ArrayList<>())
                        .add(line);
            }
        }
        return renewals;
    }

    private static void count(SeatMonth seats, List<Matched> lines, List<Finding> findings) {
        Matched first = lines.getFirst();
        LocalDate day = first.start(seats.schedule());
        String tier = java.util.Objects.requireNonNull(first.line().subject().plan());
        SeatPlan plan = seats.schedule().plan(tier, day).orElse(null);
        if (plan == null) {
            findings.add(new Finding(
                    FindingCode.UNLISTED_CHARGE,
                    SeatContract.ACCOUNT,
                    first.line().amount(),
                    "\"%s\" is charged, but the contract in organization.yaml has no price of %s on %s."
                            .formatted(first.line().description(), tier, day),
                    List.of(at(first))));
            return;
        }
        List<Member> held = first.charges().stream()
                .filter(Renewal.class::isInstance)
                .map(Renewal.class::cast)
                .flatMap(renewal -> renewal.held().stream())
                .toList();
        BigDecimal invoiced = lines.stream().map(Matched::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal more = invoiced.subtract(BigDecimal.valueOf(held.size()));
        if (more.signum() == 0) {
            return;
        }
        Money worth = plan.price().times(more);
        List<Provenance> evidence =
                new ArrayList<>(lines.stream().map(SeatCheck::at).toList());
        List<Member> near = near(seats, tier, day);
        near.stream().map(Member::source).forEach(evidence::add);
        findings.add(new Finding(
                FindingCode.SEAT_COUNT_MISMATCH,
                SeatContract.ACCOUNT,
                worth,
                "%s seats of %s are charged on %s, %d are held that day: %s at %s a seat.%s"
                        .formatted(
                                invoiced.toPlainString(),
                                tier,
                                day,
                                held.size(),
                                worth.inWords(),
                                plan.price().inWords(),
                                near.isEmpty() ? "" : " Changes around that day: " + names(near) + "."),
                evidence));
    }

    /** Members who joined or left within a month of the billing day: where a wrong count comes from. */
    private static List<Member> near(SeatMonth seats, String tier, LocalDate day) {
        return seats.members().stream()
                .filter(member -> member.tier().equals(tier))
                .filter(member -> Stream.of(member.joinedOn(), member.leftOn())
                        .anyMatch(change -> change != null
                                && !change.isBefore(day.minusMonths(1))
                                && !change.isAfter(day.plusDays(7))))
                .limit(NAMED)
                .toList();
    }

    private static void price(SeatMonth seats, Matched line, List<Finding> findings) {
        Money printed = line.line().unitPrice();
        String tier = line.line().subject().plan();
        if (printed == null || tier == null) {
            return;
        }
        seats.schedule().plan(tier, line.start(seats.schedule())).ifPresent(plan -> {
            Money difference = printed.minus(plan.price());
            if (!difference.isZero()) {
                findings.add(new Finding(
                        FindingCode.SEAT_PRICE_MISMATCH,
                        SeatContract.ACCOUNT,
                        difference.times(line.quantity()),
                        "%s is charged at %s a seat, the contract says %s: %s on %s seats."
                                .formatted(
                                        tier,
                                        printed.inWords(),
                                        plan.price().inWords(),
                                        difference.times(line.quantity()).inWords(),
                                        line.quantity().toPlainString()),
                        List.of(at(line))));
            }
        });
    }

    private static void proration(Matched line, List<Finding> findings) {
        Money difference = line.amount().minus(line.expected());
        if (difference.isZero()) {
            return;
        }
        List<Provenance> evidence = new ArrayList<>(List.of(at(line)));
        line.charges().stream().map(SeatCheck::member).map(Member::source).forEach(evidence::add);
        String expected = line.charges().isEmpty()
                ? "nobody of that tier %s on that day".formatted(line.amount().isNegative() ? "left" : "joined")
                : "price × days left ÷ days of the period gives %s for %s"
                        .formatted(
                                line.expected().inWords(),
                                names(line.charges().stream()
                                        .map(SeatCheck::member)
                                        .toList()));
        findings.add(new Finding(
                FindingCode.PRORATION_MISMATCH,
                SeatContract.ACCOUNT,
                difference,
                "\"%s\" is charged with %s; %s: a difference of %s."
                        .formatted(line.line().description(), line.amount().inWords(), expected, difference.inWords()),
                evidence));
    }

    /** Seat invoices have come, but none of them renews this tier: no seat invoiced where some are held. */
    private static Finding unbilled(SeatMonth seats, Renewal renewal) {
        return new Finding(
                FindingCode.SEAT_COUNT_MISMATCH,
                SeatContract.ACCOUNT,
                renewal.amount().negated(),
                "No seat of %s is charged on %s, %d are held that day: %s at %s a seat are on no invoice."
                        .formatted(
                                renewal.tier(),
                                renewal.due(),
                                renewal.held().size(),
                                renewal.amount().inWords(),
                                renewal.price().inWords()),
                seats.sales().stream().map(sale -> sale.invoice().source()).toList());
    }

    private static Optional<Finding> otherDay(SeatMonth seats) {
        return seats.lines().stream()
                .filter(Matched::isRenewal)
                .filter(line -> !line.start(seats.schedule())
                        .equals(seats.schedule().billingDay(YearMonth.from(line.start(seats.schedule())))))
                .findFirst()
                .map(line -> new Finding(
                        FindingCode.BILLING_DAY_DIFFERS,
                        SeatContract.ACCOUNT,
                        null,
                        "Seats are renewed on %s, organization.yaml says the billing day is %s; the invoice's day is used."
                                .formatted(
                                        line.start(seats.schedule()),
                                        seats.schedule().billingDay(YearMonth.from(line.start(seats.schedule())))),
                        List.of(at(line))));
    }

    /** Rows of the member lists that cannot count: dates that overlap, tiers that the contract does not know. */
    private static void rows(SeatMonth seats, List<Finding> findings) {
        for (Member member : seats.overlapping()) {
            findings.add(refused(
                    member,
                    "%s holds another seat on days of this row (%s from %s); the row is kept out."
                            .formatted(member.email(), member.tier(), member.joinedOn())));
        }
        Set<String> unknown = new HashSet<>();
        for (Member member : seats.members()) {
            if (!seats.schedule().tiers().contains(member.tier()) && unknown.add(member.tier())) {
                findings.add(refused(
                        member,
                        "The contract in organization.yaml knows no tier %s, which %s holds; such seats are not counted."
                                .formatted(member.tier(), member.email())));
            }
        }
    }

    private static Finding refused(Member member, String message) {
        return new Finding(FindingCode.ROW_REFUSED, SeatContract.ACCOUNT, null, message, List.of(member.source()));
    }

    private static Finding missing(ExpectedCharge charge) {
        Member member = member(charge);
        boolean isCredit = charge instanceof Leaver;
        return new Finding(
                FindingCode.SEAT_ADJUSTMENT_MISSING,
                SeatContract.ACCOUNT,
                charge.amount(),
                "%s %s on %s; the %s of %s for the rest of the period was due by %s and is on no invoice."
                        .formatted(
                                member.email(),
                                isCredit ? "left" : "joined",
                                charge.period().start(),
                                isCredit ? "credit" : "charge",
                                charge.amount().inWords(),
                                charge.due()),
                List.of(member.source()));
    }

    private static Member member(ExpectedCharge charge) {
        return switch (charge) {
            case Joiner joiner -> joiner.member();
            case Leaver leaver -> leaver.member();
            case Renewal renewal -> renewal.held().getFirst();
        };
    }

    private static Provenance at(Matched line) {
        return line.sale().invoice().at(line.line().place());
    }

    private static String names(List<Member> members) {
        String named = String.join(
                ", ", members.stream().limit(NAMED).map(Member::email).toList());
        return members.size() > NAMED ? named + " and %d more".formatted(members.size() - NAMED) : named;
    }
}
