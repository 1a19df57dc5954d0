package io.trueup.cli;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.job.Operations.Result;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BridgeStep;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.NextStep;
import io.trueup.report.Words;
import io.trueup.text.Columns;
import io.trueup.text.OneLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stored result told in full: the figures of each account, then each finding with its rule and its evidence. */
final class Explanation {
    private static final int MOST_EVIDENCE = 20;

    private final Result result;
    private final @Nullable FindingCode only;
    private final Surroundings surroundings;
    private final List<String> lines = new ArrayList<>();
    private final Set<Background> told = EnumSet.noneOf(Background.class);

    private Explanation(Result result, @Nullable FindingCode only, Surroundings surroundings) {
        this.result = result;
        this.only = only;
        this.surroundings = surroundings;
    }

    /** @param only null: every finding */
    static Explanation of(Result result, @Nullable FindingCode only, Surroundings surroundings) {
        return new Explanation(result, only, surroundings);
    }

    List<String> lines() {
        Reconciliation month = result.reconciliation();
        List<Finding> findings = month.findings().stream()
                .filter(finding -> only == null || finding.code() == only)
                .toList();
        text(month.name() + " (" + month.organization() + "), " + month.month() + ", version " + result.version() + ": "
                + month.status().told() + (month.monthOver() ? "" : ", so far: the month is not over"));
        if (result.folder() != null) {
            text("Workbook: " + surroundings.shown(result.folder().resolve("reconciliation.xlsx")));
        }
        month.accounts().stream()
                .filter(account -> only == null || concerns(findings, account))
                .forEach(this::account);
        findings(findings);
        if (only == null) {
            leftOut(month.documents());
        }
        return lines;
    }

    private static boolean concerns(List<Finding> findings, AccountResult account) {
        return findings.stream().anyMatch(finding -> account.account().equals(finding.account()));
    }

    private void account(AccountResult account) {
        text("");
        text(account.account() + ": " + account.verdict().told() + " ("
                + account.verdict().words() + ")");
        Amount estimate = account.spend().estimate();
        figure(
                "Days",
                account.compared().start() + " to " + account.compared().end().minusDays(1));
        figure(
                "Spend",
                Figures.inWords(account.spend().range())
                        + (estimate == null ? "" : ", best estimate " + Figures.withUnit(estimate))
                        + ", from " + account.spend().basis().words());
        figure("Invoiced", account.invoiced() == null ? "no booked invoice" : Figures.withUnit(account.invoiced()));
        figure("In cash", account.paid() == null ? Figures.NOT_KNOWN : Figures.withUnit(account.paid()));
        figure(
                "Variance",
                account.variance() == null
                        ? Figures.NOT_KNOWN
                        : Figures.signed(account.variance())
                                + " outside the range".repeat(account.variance().isZero() ? 0 : 1));
        if (account.credit() != null) {
            credit(account.credit());
        }
        if (!account.bridge().isEmpty() && estimate != null && account.invoiced() != null) {
            figure(
                    "Bridge",
                    "from the estimate " + Figures.of(estimate) + bridge(account.bridge()) + " to the invoiced "
                            + Figures.of(account.invoiced()));
        }
    }

    private void credit(AccountResult.Credit credit) {
        figure("Opening", Figures.inWords(credit.opening()));
        figure("Increases", Figures.withUnit(credit.increases()) + optional("granted", credit.granted()));
        figure(
                "Drawdown",
                Figures.inWords(credit.drawdown())
                        + optional("expired", credit.expired())
                        + optional("refunded", credit.refunded()));
        figure("Closing", Figures.inWords(credit.closing()));
    }

    private static String optional(String what, Amount amount) {
        return amount.isZero() ? "" : ", " + what + " " + Figures.withUnit(amount);
    }

    private static String bridge(List<BridgeStep> steps) {
        StringBuilder bridge = new StringBuilder();
        steps.forEach(step ->
                bridge.append(", ").append(step.cause().told()).append(' ').append(Figures.signed(step.amount())));
        return bridge.append(',').toString();
    }

    private void findings(List<Finding> findings) {
        text("");
        if (findings.isEmpty()) {
            text(only == null ? "No findings." : "No finding " + only + " stands in this month.");
            return;
        }
        text(Words.plural(findings.size(), "finding") + ":");
        findings.forEach(this::finding);
    }

    private void finding(Finding finding) {
        text("");
        text(finding.severity().told().toUpperCase(Locale.ROOT) + "  " + finding.code()
                + (finding.account() == null ? "" : "  " + finding.account())
                + (finding.amount() == null ? "" : "  " + Figures.withUnit(finding.amount())));
        figure("What", finding.message());
        figure("Rule", Rules.of(finding.code()));
        Background background = Background.of(finding.code());
        if (told.add(background)) {
            figure("Background", background.words());
        }
        List<Provenance> evidence = finding.evidence();
        for (Provenance place : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size()))) {
            figure("Evidence", place.toString());
        }
        if (evidence.size() > MOST_EVIDENCE) {
            figure("Evidence", "… and " + (evidence.size() - MOST_EVIDENCE) + " more places");
        }
        figure("Next", NextStep.of(finding));
    }

    private void leftOut(List<DocumentUse> documents) {
        List<DocumentUse> leftOut = documents.stream()
                .filter(document -> document.setAside() || Objects.equals(document.booked(), false))
                .toList();
        if (leftOut.isEmpty()) {
            return;
        }
        text("");
        text("Documents counted in no figure:");
        for (DocumentUse document : leftOut) {
            figure(
                    document.setAside() ? "Set aside" : "Not booked",
                    document.file() + (document.reason() == null ? "" : ": " + document.reason()));
        }
    }

    /** A label and a text that hangs beside it. */
    private void figure(String label, String value) {
        String hang = " ".repeat(14);
        List<String> wrapped = Columns.wrap(value, hang, hang, surroundings.width());
        lines.add("  " + label + " ".repeat(12 - label.length())
                + wrapped.getFirst().substring(hang.length()));
        lines.addAll(wrapped.subList(1, wrapped.size()));
    }

    private void text(String text) {
        lines.add(OneLine.of(text));
    }
}
