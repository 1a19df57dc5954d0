package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of the seats' month: the expected charge, a point, against the invoices issued in the month. */
final class SeatAccount {

    private SeatAccount() {}

    static AccountResult tell(SeatMonth seats, List<Finding> findings) {
        Money invoiced = seats.invoiced();
        Money expected = seats.expected().told();
        Spend spend = seats.hasEvidence()
                ? new Spend(AmountRange.point(expected), expected, Basis.EXPECTED)
                : new Spend(AmountRange.unknown(), null, Basis.NONE);
        Money rounding = Money.halfCent(expected.currency()).times(BigDecimal.valueOf(seats.lineCount()));
        boolean isExpected = seats.month().isOver() && (!seats.hasEvidence() || !expected.isZero());
        boolean isClaimed = !seats.isInvoiced()
                && seats.month().books().unbooked().stream()
                        .anyMatch(unbooked -> unbooked.claims(SeatContract.ACCOUNT)
                                && unbooked.paper()
                                        .months()
                                        .contains(seats.month().month()));
        Judgement judgement = Judgement.of(
                spend.range(),
                invoiced,
                isExpected,
                isClaimed,
                rounding,
                seats.month().facts().organization().tolerance().of(invoiced == null ? expected : invoiced));
        return new AccountResult(
                SeatContract.ACCOUNT,
                expected.unit(),
                seats.month().days(),
                spend,
                null,
                invoiced,
                invoiced == null ? null : paid(seats),
                invoiced != null ? invoiced : spend.estimate(),
                judgement.variance(),
                judgement.verdict(),
                Bridge.of(spend.range(), spend.estimate(), invoiced, rounding, findings),
                null);
    }

    private static Money paid(SeatMonth seats) {
        Money paid = Money.zero(seats.month().facts().organization().currency());
        for (Sale sale : seats.sales()) {
            Money zero = Money.zero(paid.currency());
            Money charged = sale.paper()
                    .subtotal()
                    .plus(Objects.requireNonNullElse(sale.invoice().sum(TotalsRow.Role.DISCOUNT), zero));
            Amount credit =
                    Objects.requireNonNullElse(sale.invoice().applied(), zero).abs();
            paid = sale.isCreditNote() ? paid.minus(charged.abs().minus(credit)) : paid.plus(charged.minus(credit));
        }
        return paid;
    }

    /** INVOICE_MISSING and EVIDENCE_MISSING of the seats. */
    static List<Finding> examine(SeatMonth seats, AccountResult told) {
        List<Finding> findings = new ArrayList<>();
        if (told.verdict() == Verdict.INVOICE_MISSING) {
            findings.add(finding(
                    FindingCode.INVOICE_MISSING,
                    told.spend().estimate() instanceof Money money ? money : null,
                    "No seat invoice was issued in %s; contract and members call for %s."
                            .formatted(
                                    seats.month().words(),
                                    told.spend().estimate() == null
                                            ? "an amount that is not known, because no member list is there"
                                            : told.spend().estimate().inWords()),
                    List.of()));
        }
        if (told.verdict() == Verdict.EVIDENCE_MISSING && told.invoiced() != null) {
            findings.add(finding(
                    FindingCode.EVIDENCE_MISSING,
                    null,
                    "%s of seats are invoiced, and no member list is there to check them against."
                            .formatted(told.invoiced().inWords()),
                    seats.sales().stream().map(sale -> sale.invoice().source()).toList()));
        }
        return findings;
    }

    private static Finding finding(
            FindingCode code, @Nullable Money amount, String message, List<Provenance> evidence) {
        return new Finding(code, SeatContract.ACCOUNT, amount, message, evidence);
    }
}
