package io.trueup.reconcile;

import io.trueup.invoice.InvoiceLine;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.SeatLine.Kind;
import io.trueup.reconcile.SeatMatch.Matched;
import io.trueup.seats.ExpectedCharge;
import io.trueup.seats.ExpectedCharge.Joiner;
import io.trueup.seats.ExpectedCharge.Leaver;
import io.trueup.seats.ExpectedCharge.Renewal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The seats' month line by line: what was charged in the order of issue, then what is called for and was not charged. What is expected adds up
 * to the account's expected charge: a charge billed by several lines is expected on the first of them.
 */
final class SeatLines {

    private final SeatMonth seats;
    private final List<ExpectedCharge> told = new ArrayList<>();

    private SeatLines(SeatMonth seats) {
        this.seats = seats;
    }

    static List<SeatLine> of(SeatMonth seats) {
        SeatLines lines = new SeatLines(seats);
        return Stream.of(
                        seats.lines().stream().map(lines::charged),
                        seats.unbilled().stream().map(lines::uncharged),
                        seats.missing().stream().map(lines::uncharged))
                .flatMap(some -> some)
                .toList();
    }

    private SeatLine charged(Matched matched) {
        InvoiceLine line = matched.line();
        List<ExpectedCharge> calling = matched.charges().stream()
                .filter(charge -> !told.contains(charge))
                .toList();
        told.addAll(calling);
        BillingPeriod printed = matched.sale().paper().periodOf(line);
        boolean isKnown = seats.hasEvidence() && !calling.isEmpty();
        return new SeatLine(
                kind(matched),
                line.subject().plan(),
                members(matched.charges()),
                printed == null ? expectedPeriod(matched) : printed,
                price(matched),
                isKnown ? held(calling) : null,
                isKnown ? sum(calling) : null,
                matched.quantity(),
                matched.amount(),
                matched.sale().invoice().number(),
                matched.sale().invoice().at(line.place()));
    }

    private static @Nullable BillingPeriod expectedPeriod(Matched matched) {
        return matched.charges().isEmpty() ? null : matched.charges().getFirst().period();
    }

    private SeatLine uncharged(ExpectedCharge charge) {
        return new SeatLine(
                kind(charge),
                charge.tier(),
                members(List.of(charge)),
                charge.period(),
                charge.price(),
                held(List.of(charge)),
                charge.amount(),
                null,
                null,
                null,
                null);
    }

    private static Kind kind(Matched matched) {
        return matched.charges().isEmpty()
                ? Kind.UNCALLED
                : kind(matched.charges().getFirst());
    }

    private static Kind kind(ExpectedCharge charge) {
        return switch (charge) {
            case Renewal _ -> Kind.RENEWAL;
            case Joiner _ -> Kind.JOINER;
            case Leaver _ -> Kind.LEAVER;
        };
    }

    private static @Nullable String members(List<ExpectedCharge> charges) {
        String members = charges.stream()
                .map(charge -> switch (charge) {
                    case Renewal _ -> null;
                    case Joiner joiner -> joiner.member().email();
                    case Leaver leaver -> leaver.member().email();
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return members.isEmpty() ? null : members;
    }

    /** Of a line that nothing calls for, what its tier costs on the day from which it is charged. */
    private @Nullable Money price(Matched matched) {
        if (!matched.charges().isEmpty()) {
            return matched.charges().getFirst().price();
        }
        String tier = matched.line().subject().plan();
        return tier == null
                ? null
                : seats.schedule()
                        .plan(tier, matched.start(seats.schedule()))
                        .map(SeatPlan::price)
                        .orElse(null);
    }

    private static BigDecimal held(List<ExpectedCharge> charges) {
        return BigDecimal.valueOf(charges.stream()
                .mapToInt(charge ->
                        charge instanceof Renewal renewal ? renewal.held().size() : 1)
                .sum());
    }

    private static Money sum(List<ExpectedCharge> charges) {
        return charges.stream().map(ExpectedCharge::amount).reduce(Money::plus).orElseThrow();
    }
}
