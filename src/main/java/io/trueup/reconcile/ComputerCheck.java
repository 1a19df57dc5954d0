package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.usage.AnalyticsBucket;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Computer pool, its purchases and the analytics show against each other: POOL_USAGE_MISMATCH, ANALYTICS_UNATTRIBUTED,
 * ARREARS_CHARGE, UNIT_MISMATCH and RATE_MISMATCH of purchases; beside them the pool's own history ({@link CreditCheck}).
 */
final class ComputerCheck {

    private static final int MOST_EVIDENCE = 20;

    private final ComputerMonth computer;
    private final ComputerUsage usage;
    private final List<Finding> findings = new ArrayList<>();

    private ComputerCheck(ComputerMonth computer) {
        this.computer = computer;
        this.usage = computer.usage();
    }

    static List<Finding> examine(ComputerMonth computer) {
        return new ComputerCheck(computer).examine();
    }

    private List<Finding> examine() {
        CreditEvidence credit = computer.credit();
        if (credit != null) {
            findings.addAll(CreditCheck.examine(new PoolMonth(
                    computer.month(),
                    ComputerPool.ACCOUNT,
                    credit,
                    List.of(),
                    false,
                    computer.zeroMayHideUsage(),
                    ", so the spend is open above; what went below zero may be invoiced afterwards")));
            PoolUsageCheck.examine(computer, credit).ifPresent(findings::add);
            computer.pool().expiries().stream()
                    .filter(expiry -> expiry.isIn(computer.month()))
                    .forEach(this::seemsExpired);
        }
        ComputerGaps.examine(computer.month(), usage).ifPresent(findings::add);
        unattributed();
        ComputerMembers.examine(computer.month(), usage).ifPresent(findings::add);
        computer.arrears().forEach(this::arrears);
        purchases();
        leftOut(usage.twice(), "tell a time that is told with another figure too; the higher is used");
        leftOut(
                usage.future(),
                "lie in the future (later than %s); they are kept out"
                        .formatted(computer.month().facts().asOf()));
        return findings;
    }

    /** CREDIT_EXPIRED by the balance alone; its amount is told only where the analytics leave nothing open. */
    private void seemsExpired(PoolExpiry expiry) {
        String held = expiry.before().remaining().inWords();
        String what = !expiry.lost().isPositive()
                ? "Whether it expired or was used is not known, because no analytics tell these days: it stands in the figures as used, and the lower end of the spend leaves it out. Ask the vendor; if it expired, put that into a movements file."
                : expiry.doubtful().isPositive()
                        ? "By the analytics no more than %s of it can have been used, so at least %s seem to have expired; they are lost, and are not spend. What became of the rest is not known."
                                .formatted(
                                        expiry.doubtful().inWords(),
                                        expiry.lost().inWords())
                        : "The analytics count nothing paid then, so it seems to have expired; it is lost, and is not spend.";
        List<Provenance> evidence = new ArrayList<>(List.of(
                expiry.zero().source(), expiry.before().source(), expiry.since().source()));
        evidence.addAll(usage.sources());
        findings.add(finding(
                FindingCode.CREDIT_EXPIRED,
                expiry.doubtful().isPositive() ? null : expiry.lost().told(),
                "The pool held %s and did not move from %s to %s; at %s it is at zero. After 12 months without activity in the organization the vendor lets it expire. %s"
                        .formatted(
                                held,
                                expiry.since().at(),
                                expiry.before().at(),
                                expiry.zero().at(),
                                what),
                evidence.stream().distinct().toList()));
    }

    private void unattributed() {
        List<AnalyticsBucket> gaps = usage.buckets().stream()
                .filter(bucket -> attributed(bucket).compareTo(bucket.count()) < 0)
                .toList();
        Amount missing = sum(gaps.stream()
                .map(bucket -> bucket.count().minus(attributed(bucket)))
                .toList());
        if (missing.isPositive()) {
            findings.add(finding(
                    FindingCode.ANALYTICS_UNATTRIBUTED,
                    missing.told(),
                    "The analytics count %s in %s of which they name no credit source, in %d %s."
                            .formatted(
                                    missing.inWords(),
                                    computer.month().words(),
                                    gaps.size(),
                                    gaps.size() == 1 ? "bucket" : "buckets"),
                    gaps.stream()
                            .limit(MOST_EVIDENCE)
                            .map(AnalyticsBucket::source)
                            .toList()));
        }
    }

    /** Where a page has no breakdown by source, nothing is said to be missing from it. */
    private static Credits attributed(AnalyticsBucket bucket) {
        return bucket.sources() == null
                ? bucket.count()
                : sum(List.copyOf(Objects.requireNonNull(bucket.sources()).values()));
    }

    private void arrears(Sale sale) {
        Money charged = sale.paper().subtotal();
        boolean inDollars = charged.currency().equals(Credits.CreditRate.COMPUTER.currency());
        findings.add(finding(
                FindingCode.ARREARS_CHARGE,
                inDollars ? ComputerMonth.credits(charged).told() : null,
                "%s charges %s%s and sells no credit: a balance below zero, invoiced after its period."
                        .formatted(
                                sale.invoice().number(),
                                charged.inWords(),
                                inDollars
                                        ? " (%s at 100 for a dollar)"
                                                .formatted(ComputerMonth.credits(charged)
                                                        .inWords())
                                        : ""),
                List.of(sale.invoice().source())));
    }

    private void purchases() {
        for (Sale sale : computer.month().books().of(ComputerPool.ACCOUNT)) {
            if (YearMonth.from(sale.day()).equals(computer.month().month())) {
                for (InvoiceLine line : sale.paper().purchaseLines()) {
                    rated(sale, line).ifPresent(findings::add);
                }
            }
        }
    }

    /** A purchase must be 100 credits for a dollar; a single pack tells no number of credits. */
    private Optional<Finding> rated(Sale sale, InvoiceLine line) {
        BigDecimal quantity = line.quantity();
        if (line.subject().nature() != Nature.COMPUTER_CREDIT
                || quantity == null
                || quantity.abs().compareTo(BigDecimal.ONE) <= 0) {
            return Optional.empty();
        }
        Credits bought = Credits.of(quantity.abs());
        Credits charged = ComputerMonth.credits((Money) line.amount().abs());
        Amount difference = charged.minus(bought);
        if (difference
                        .abs()
                        .compareTo(ComputerMonth.credits(
                                Money.halfCent(line.amount().currency())))
                <= 0) {
            return Optional.empty();
        }
        boolean dollars = Purchases.isInDollars(line);
        String invoice = sale.invoice().number();
        return Optional.of(finding(
                dollars ? FindingCode.UNIT_MISMATCH : FindingCode.RATE_MISMATCH,
                difference.told(),
                dollars
                        ? "%s gives %s as its quantity for %s: dollars stand where credits belong. It is counted as %s, 100 for a dollar."
                                .formatted(
                                        invoice,
                                        quantity.toPlainString(),
                                        line.amount().inWords(),
                                        charged.inWords())
                        : "%s charges %s for %s; at 100 credits for a dollar that buys %s."
                                .formatted(invoice, line.amount().inWords(), bought.inWords(), charged.inWords()),
                List.of(sale.invoice().at(line.place()))));
    }

    private void leftOut(List<AnalyticsBucket> buckets, String why) {
        if (!buckets.isEmpty()) {
            findings.add(finding(
                    FindingCode.ROW_REFUSED,
                    null,
                    "%d buckets of analytics %s; the first is that of %s."
                            .formatted(
                                    buckets.size(),
                                    why,
                                    buckets.getFirst().window().start()),
                    buckets.stream()
                            .limit(MOST_EVIDENCE)
                            .map(AnalyticsBucket::source)
                            .toList()));
        }
    }

    private static Credits sum(List<Credits> amounts) {
        return amounts.stream().reduce(Credits.of(0), Credits::plus);
    }

    private static Finding finding(
            FindingCode code, @Nullable Amount amount, String message, List<Provenance> evidence) {
        return new Finding(code, ComputerPool.ACCOUNT, amount, message, evidence);
    }
}
