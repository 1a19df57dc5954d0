package io.trueup.cli;

import io.trueup.finding.Severity;
import io.trueup.job.RunSummary;
import io.trueup.job.RunSummary.Mails;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code run --json} prints: one object. Money is a decimal string; what is not known is null. */
final class RunJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RunJson() {}

    static String of(RunSummary summary, int exit) {
        ObjectNode root = NODES.objectNode();
        root.put("month", summary.month().toString());
        root.put("execution", summary.execution());
        root.put("state", summary.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        root.put("message", summary.message());
        root.put("exit", exit);
        Mails mails = summary.mails();
        root.putObject("mails")
                .put("sent", mails.sent())
                .put("written", mails.written())
                .put("waiting", mails.waiting())
                .put("refused", mails.refused())
                .put("inDoubt", mails.inDoubt());
        ArrayNode organizations = root.putArray("organizations");
        summary.organizations().forEach(outcome -> organizations.add(organization(outcome)));
        Path portfolio = summary.portfolio();
        root.put(
                "portfolio",
                portfolio == null
                        ? null
                        : portfolio.toAbsolutePath().normalize().toString());
        return root.toPrettyString();
    }

    private static ObjectNode organization(OrganizationOutcome outcome) {
        Reconciliation result = outcome.reconciliation();
        ObjectNode node = NODES.objectNode();
        node.put("organization", outcome.organization());
        node.put("status", Standing.of(outcome).words().replace(' ', '-'));
        node.put("version", outcome.version());
        node.put("unchanged", outcome.unchanged());
        ArrayNode accounts = node.putArray("accounts");
        if (result != null) {
            result.accounts().forEach(account -> accounts.add(account(account)));
        }
        ObjectNode findings = node.putObject("findings");
        for (Severity severity : Severity.values()) {
            findings.put(severity.told(), result == null ? 0 : Standing.findings(result, severity));
        }
        ArrayNode setAside = node.putArray("setAside");
        List<DocumentUse> documents = result == null ? List.of() : result.documents();
        documents.stream().filter(DocumentUse::setAside).forEach(document -> setAside.addObject()
                .put("file", document.file())
                .put("reason", document.reason()));
        ArrayNode problems = node.putArray("problems");
        outcome.problems().forEach(problems::add);
        node.put("workbook", workbook(outcome));
        return node;
    }

    private static ObjectNode account(AccountResult account) {
        ObjectNode node = NODES.objectNode();
        node.put("account", account.account());
        node.put("unit", account.unit());
        node.putObject("spend")
                .put("low", Figures.decimal(account.spend().range().low()))
                .put("high", Figures.decimal(account.spend().range().high()))
                .put("estimate", Figures.decimal(account.spend().estimate()));
        node.put("invoiced", Figures.decimal(account.invoiced()));
        node.put("variance", Figures.decimal(account.variance()));
        node.put("verdict", account.verdict().told());
        return node;
    }

    private static @Nullable String workbook(OrganizationOutcome outcome) {
        return outcome.folder() == null
                ? null
                : outcome.folder()
                        .resolve("reconciliation.xlsx")
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }
}
