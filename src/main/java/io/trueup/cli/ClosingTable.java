package io.trueup.cli;

import io.trueup.cli.TextTable.Align;
import io.trueup.finding.Severity;
import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Words;
import io.trueup.text.Columns;
import io.trueup.text.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table that ends a run: what each organization's month came to, what was set aside, and what to do next. */
final class ClosingTable {
    private static final int MOST_ORGANIZATIONS = 40;
    private static final int MOST_DOCUMENTS = 40;
    private static final int WIDE = 108;
    private static final String NOTHING = "–";

    private final RunSummary summary;
    private final Surroundings surroundings;
    private final boolean wide;

    private ClosingTable(RunSummary summary, Surroundings surroundings) {
        this.summary = summary;
        this.surroundings = surroundings;
        this.wide = surroundings.width() >= WIDE;
    }

    static ClosingTable of(RunSummary summary, Surroundings surroundings) {
        return new ClosingTable(summary, surroundings);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(headline());
        lines.add("");
        if (!summary.organizations().isEmpty()) {
            if (!done().isEmpty()) {
                lines.addAll(table(shown()).lines(surroundings.width()));
                lines.addAll(notShown());
                lines.add("");
            }
            lines.add(Standing.totals(summary.organizations()));
            Path portfolio = summary.portfolio();
            if (portfolio != null) {
                lines.add("All of them in one workbook: " + surroundings.shown(portfolio));
            }
            if (!wide) {
                lines.add("Findings: errors/warnings/infos");
            }
        }
        lines.addAll(problems());
        lines.addAll(documentsSetAside());
        String mail = MailLine.told(summary.mails());
        if (!mail.isEmpty()) {
            lines.add(mail);
        }
        lines.add("");
        lines.addAll(Columns.wrap(ClosingLine.after(summary), "", "", surroundings.width()));
        return lines;
    }

    private String headline() {
        String run = summary.execution() == null ? "" : " (execution " + summary.execution() + ")";
        return summary.month()
                + run
                + (summary.state() == RunSummary.State.COMPLETED ? "" : ", not completed")
                + (isSoFar() ? ", so far: the month is not over" : "");
    }

    private boolean isSoFar() {
        return summary.organizations().stream()
                .map(OrganizationOutcome::reconciliation)
                .anyMatch(result -> result != null && !result.monthOver());
    }

    /** A few organizations stand in their own order; of many, the worst stand first. */
    private List<OrganizationOutcome> shown() {
        List<OrganizationOutcome> all = done();
        return all.size() <= MOST_ORGANIZATIONS
                ? all
                : all.stream()
                        .sorted(Standing.WORST_FIRST)
                        .limit(MOST_ORGANIZATIONS)
                        .toList();
    }

    private List<OrganizationOutcome> done() {
        return summary.organizations().stream()
                .filter(outcome -> Standing.of(outcome) != Standing.NOT_DONE)
                .toList();
    }

    private List<String> notShown() {
        List<OrganizationOutcome> rest = done().stream()
                .sorted(Standing.WORST_FIRST)
                .skip(MOST_ORGANIZATIONS)
                .toList();
        return rest.isEmpty()
                ? List.of()
                : List.of("… and " + rest.size() + " more, none of them worse: " + Standing.counts(rest)
                        + ". All of them: add --json");
    }

    private TextTable table(List<OrganizationOutcome> outcomes) {
        TextTable table = new TextTable().column("Organization", Align.LEFT).column("Status", Align.LEFT);
        table.column("Spend", Align.RIGHT);
        if (wide) {
            table.column("Estimate", Align.RIGHT);
        }
        table.column("Invoiced", Align.RIGHT).column("Variance", Align.RIGHT);
        table.column("Findings", wide ? Align.LEFT : Align.RIGHT);
        outcomes.forEach(outcome -> addTo(table, outcome));
        return table;
    }

    private void addTo(TextTable table, OrganizationOutcome outcome) {
        Reconciliation result = outcome.reconciliation();
        String status = Standing.of(outcome).words();
        if (result == null) {
            table.row(cells(outcome.organization(), status, List.of("", "", "", ""), ""));
            return;
        }
        List<AccountResult> accounts = result.accounts();
        if (accounts.size() == 1) {
            table.row(cells(outcome.organization(), status, figures(accounts.getFirst()), findings(result)));
        } else {
            table.row(cells(outcome.organization(), status, List.of("", "", "", ""), findings(result)));
            accounts.forEach(account ->
                    table.row(cells("  " + account.account(), account.verdict().told(), figures(account), "")));
        }
        workbook(outcome).ifPresent(path -> table.below("  " + path));
    }

    private Optional<String> workbook(OrganizationOutcome outcome) {
        Path folder = outcome.folder();
        return folder == null
                ? Optional.empty()
                : Optional.of(surroundings.shown(folder.resolve("reconciliation.xlsx"))
                        + (outcome.unchanged() ? "  (unchanged)" : ""));
    }

    private String[] cells(String name, String status, List<String> figures, String findings) {
        List<String> cells = new ArrayList<>(List.of(name, status, figures.get(0)));
        if (wide) {
            cells.add(figures.get(1));
        }
        cells.addAll(List.of(figures.get(2), figures.get(3), findings));
        return cells.toArray(String[]::new);
    }

    /** Spend, estimate, invoiced, variance. */
    private static List<String> figures(AccountResult account) {
        return List.of(
                Figures.of(account.spend().range()),
                account.spend().estimate() == null
                        ? Figures.NOT_KNOWN
                        : Figures.of(account.spend().estimate()),
                invoiced(account),
                account.variance() == null ? NOTHING : Figures.signed(account.variance()));
    }

    /** Why nothing is invoiced matters: it has not come, it cannot be booked, or none is expected. */
    private static String invoiced(AccountResult account) {
        if (account.invoiced() != null) {
            return Figures.of(account.invoiced());
        }
        return switch (account.verdict()) {
            case INVOICE_MISSING -> "no invoice";
            case AMBIGUOUS -> "not booked";
            default -> NOTHING;
        };
    }

    private String findings(Reconciliation result) {
        long errors = Standing.findings(result, Severity.ERROR);
        long warnings = Standing.findings(result, Severity.WARNING);
        long infos = Standing.findings(result, Severity.INFO);
        if (!wide) {
            return errors + "/" + warnings + "/" + infos;
        }
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(Words.plural(errors, "error"));
        }
        if (warnings > 0) {
            parts.add(Words.plural(warnings, "warning"));
        }
        if (infos > 0) {
            parts.add(infos + " info");
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private List<String> problems() {
        List<String> lines = new ArrayList<>();
        for (OrganizationOutcome outcome : summary.organizations()) {
            for (String problem : outcome.problems()) {
                lines.addAll(Columns.wrap(outcome.organization() + ": " + problem, "  ", "  ", surroundings.width()));
            }
        }
        return section("Organizations with a problem:", lines);
    }

    private List<String> documentsSetAside() {
        List<String> lines = new ArrayList<>();
        long documents = 0;
        for (OrganizationOutcome outcome : summary.organizations()) {
            Reconciliation result = outcome.reconciliation();
            List<DocumentUse> aside = result == null
                    ? List.of()
                    : result.documents().stream().filter(DocumentUse::setAside).toList();
            for (DocumentUse document : aside) {
                if (documents++ < MOST_DOCUMENTS) {
                    lines.addAll(setAside(outcome.organization(), document));
                }
            }
        }
        if (documents > MOST_DOCUMENTS) {
            lines.add("  … and " + (documents - MOST_DOCUMENTS) + " more. All of them: add --json");
        }
        return section("Documents set aside, counted in no figure:", lines);
    }

    private List<String> setAside(String organization, DocumentUse document) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + OneLine.of(organization + "/" + document.file()));
        String reason = document.reason();
        if (reason != null) {
            lines.addAll(Columns.wrap(reason, "    ", "    ", surroundings.width()));
        }
        return lines;
    }

    private static List<String> section(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of("", title), lines.stream()).toList();
    }
}
