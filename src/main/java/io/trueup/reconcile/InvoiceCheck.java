package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.reconcile.AccountResult.Basis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invoice against the evidence: INVOICE_MISSING, EVIDENCE_MISSING, INVOICE_OUTSIDE_RANGE, OVERDRAFT; on the told figures. */
final class InvoiceCheck {

    private InvoiceCheck() {}

    static List<Finding> examine(ApiMonth api, AccountResult told) {
        List<Finding> findings = new ArrayList<>();
        if (told.verdict() == Verdict.INVOICE_MISSING) {
            findings.add(missing(api, told));
        }
        if (told.verdict() == Verdict.EVIDENCE_MISSING
                && told.invoiced() != null
                && api.group().mode() != Mode.MARKETPLACE) {
            findings.add(new Finding(
                    FindingCode.EVIDENCE_MISSING,
                    api.account(),
                    null,
                    "%s are invoiced for %s, and there is nothing to check them against: no two balance readings and no usage."
                            .formatted(told.invoiced().inWords(), api.month().words()),
                    headlines(api)));
        }
        Finding outside = outsideRange(api, told);
        if (outside != null) {
            findings.add(outside);
        }
        if (api.group().mode() == Mode.PREPAID
                && told.paid() != null
                && told.paid().isPositive()) {
            findings.add(new Finding(
                    FindingCode.OVERDRAFT,
                    api.account(),
                    told.paid(),
                    "%s of usage went beyond the credit and is charged in cash."
                            .formatted(told.paid().inWords()),
                    headlines(api)));
        }
        return findings;
    }

    private static Finding missing(ApiMonth api, AccountResult told) {
        Amount estimate = told.spend().estimate();
        String known = told.spend().range().isUnknown()
                ? "and nothing else tells the spend"
                : "the %s says the spend is %s; %s"
                        .formatted(
                                told.spend().basis() == Basis.USAGE ? "usage at list price" : "credit",
                                words(told.spend().range()),
                                estimate == null
                                        ? "it tells only a part, so there is no estimate of the whole"
                                        : "the best estimate is " + estimate.inWords());
        return new Finding(
                FindingCode.INVOICE_MISSING,
                api.account(),
                estimate,
                "No invoice for %s has come; %s.".formatted(api.month().words(), known) + ThreeWay.words(api),
                edges(api));
    }

    private static @Nullable Finding outsideRange(ApiMonth api, AccountResult told) {
        if (told.invoiced() == null || told.paid() == null || told.credit() == null) {
            return null;
        }
        Money invoiced = (Money) told.invoiced();
        Amount drawn = invoiced.minus(told.paid());
        AmountRange range = told.credit().drawdown();
        Amount distance = range.distance(drawn);
        Money allowed = api.month()
                .facts()
                .organization()
                .tolerance()
                .of(invoiced)
                .plus(api.book().roundingAllowance());
        if (distance.abs().compareTo(allowed) <= 0) {
            return null;
        }
        List<Provenance> evidence = new ArrayList<>(headlines(api));
        evidence.addAll(edges(api));
        return new Finding(
                FindingCode.INVOICE_OUTSIDE_RANGE,
                api.account(),
                distance,
                "The invoice says %s were drawn from credit; the balance shows %s: %s %s."
                                .formatted(
                                        drawn.inWords(),
                                        words(range),
                                        distance.abs().inWords(),
                                        distance.isPositive() ? "more than can have left it" : "less than has left it")
                        + ThreeWay.words(api),
                evidence);
    }

    private static List<Provenance> headlines(ApiMonth api) {
        return api.book().entries().stream().map(MonthBook.Entry::headline).toList();
    }

    /** The readings that stand nearest to the month's edges: the width of the range hangs on them. */
    private static List<Provenance> edges(ApiMonth api) {
        if (api.credit() == null) {
            return List.of();
        }
        Span span = Span.of(api.month(), api.credit().ledger().readings());
        return api.credit().ledger().readings().stream()
                .filter(reading ->
                        reading.at().equals(span.start()) || reading.at().equals(span.end()))
                .map(BalanceReading::source)
                .toList();
    }

    static String words(AmountRange range) {
        if (range.low() != null && range.high() != null) {
            return range.isPoint()
                    ? range.low().inWords()
                    : "between %s and %s"
                            .formatted(range.low().inWords(), range.high().inWords());
        }
        if (range.low() != null) {
            return "at least " + range.low().inWords();
        }
        return range.high() != null ? "at most " + range.high().inWords() : "not known";
    }
}
