package io.trueup.mail;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.MoneyInDispute;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Verdict;
import io.trueup.report.Edition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The line by which a mail is found and judged: {@code [Trueup] halyard-labs 2026-08: 1 discrepancy, $1.84}. The amount of a discrepant month is
 * the money in dispute ({@link MoneyInDispute}), of any other what the month costs.
 */
final class Subject {

    private static final int LONGEST = 200;

    private Subject() {}

    static String of(Edition edition) {
        Reconciliation month = edition.month();
        String line = "[Trueup] " + month.organization() + " " + month.month() + ": " + standing(month)
                + (edition.version() > 1 ? " (version " + edition.version() + ")" : "");
        return PlainText.oneLine(line, LONGEST);
    }

    /** What stands after the colon. */
    static String standing(Reconciliation month) {
        List<String> parts = new ArrayList<>();
        if (month.accounts().isEmpty() && month.documents().isEmpty()) {
            parts.add("no documents");
        } else {
            switch (month.status()) {
                case RECONCILED -> parts.addAll(settled(month));
                case PROVISIONAL -> parts.addAll(provisional(month));
                case DISCREPANT -> parts.addAll(discrepant(month));
            }
        }
        return String.join(", ", parts);
    }

    private static List<String> settled(Reconciliation month) {
        String cost = cost(month);
        if (!month.monthOver()) {
            return List.of(cost.isEmpty() ? "so far nothing contradicts" : "so far " + cost);
        }
        List<String> parts = new ArrayList<>(List.of("reconciled"));
        if (!cost.isEmpty()) {
            parts.add(cost);
        }
        long unchecked = month.accounts().stream()
                .filter(account -> account.verdict() == Verdict.EVIDENCE_MISSING)
                .count();
        if (unchecked > 0) {
            parts.add(count(unchecked, "account") + " not checked");
        }
        return parts;
    }

    private static List<String> provisional(Reconciliation month) {
        List<String> parts = new ArrayList<>(List.of("provisional"));
        String cost = cost(month);
        if (!cost.isEmpty()) {
            parts.add(cost);
        }
        long missing = month.findings().stream()
                .map(Finding::code)
                .filter(code -> code == FindingCode.INVOICE_MISSING)
                .count();
        parts.add(missing > 0 ? count(missing, "invoice") + " missing" : "invoice missing");
        return parts;
    }

    private static List<String> discrepant(Reconciliation month) {
        MoneyInDispute dispute = MoneyInDispute.of(month);
        List<String> parts = new ArrayList<>();
        if (dispute.discrepancies() > 0) {
            parts.add(dispute.discrepancies() == 1 ? "1 discrepancy" : dispute.discrepancies() + " discrepancies");
            if (!dispute.amounts().isEmpty()) {
                parts.add(Told.all(dispute.amounts()));
            }
        }
        if (dispute.setAside() > 0) {
            parts.add(count(dispute.setAside(), "document") + " set aside");
        }
        if (parts.isEmpty()) {
            parts.add("cannot be decided");
        }
        if (!month.monthOver()) {
            parts.add("month not over");
        }
        return parts;
    }

    /** What the month costs: of invoiced accounts the invoice, of the others the range; money, and credits only where there is no money. */
    private static String cost(Reconciliation month) {
        Map<String, AmountRange> byUnit = new LinkedHashMap<>();
        for (AccountResult account : month.accounts()) {
            byUnit.merge(account.unit(), cost(account), AmountRange::plus);
        }
        byUnit.values().removeIf(AmountRange::isUnknown);
        if (byUnit.keySet().stream().anyMatch(unit -> !unit.equals(Credits.UNIT))) {
            byUnit.remove(Credits.UNIT);
        }
        return byUnit.values().stream().map(Told::of).collect(Collectors.joining(" and "));
    }

    private static AmountRange cost(AccountResult account) {
        Amount invoiced = account.invoiced();
        return invoiced == null ? account.spend().range() : AmountRange.point(invoiced);
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
