package io.trueup.cli;

import io.trueup.finding.Severity;
import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Words;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an organization stands after a run, the worst first. */
enum Standing {
    SET_ASIDE("set aside"),
    DISCREPANT("discrepant"),
    PROVISIONAL("provisional"),
    /** The run was cut off before its turn came. */
    NOT_DONE("not done yet"),
    RECONCILED("reconciled");

    /** Then by the size of the variance and the number of errors, then by name. */
    static final Comparator<OrganizationOutcome> WORST_FIRST = Comparator.comparing(Standing::of)
            .thenComparing(Standing::variance, Comparator.reverseOrder())
            .thenComparing(Standing::errors, Comparator.reverseOrder())
            .thenComparing(OrganizationOutcome::organization);

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Standing of(OrganizationOutcome outcome) {
        Reconciliation result = outcome.reconciliation();
        if (result == null) {
            return outcome.problems().isEmpty() ? NOT_DONE : SET_ASIDE;
        }
        return switch (result.status()) {
            case DISCREPANT -> DISCREPANT;
            case PROVISIONAL -> PROVISIONAL;
            case RECONCILED -> RECONCILED;
        };
    }

    /** Such as {@code 3 organizations: 1 reconciled, 1 discrepant, 1 provisional}. */
    static String totals(List<OrganizationOutcome> outcomes) {
        return Words.plural(outcomes.size(), "organization") + ": " + counts(outcomes);
    }

    static String counts(List<OrganizationOutcome> outcomes) {
        return Stream.of(RECONCILED, DISCREPANT, PROVISIONAL, SET_ASIDE, NOT_DONE)
                .map(standing -> count(outcomes, standing))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(List<OrganizationOutcome> outcomes, Standing standing) {
        long count =
                outcomes.stream().filter(outcome -> of(outcome) == standing).count();
        return count == 0 ? "" : count + " " + standing.words;
    }

    static long findings(Reconciliation result, Severity severity) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static long errors(OrganizationOutcome outcome) {
        return outcome.reconciliation() == null ? 0 : findings(outcome.reconciliation(), Severity.ERROR);
    }

    private static BigDecimal variance(OrganizationOutcome outcome) {
        return outcome.reconciliation() == null
                ? BigDecimal.ZERO
                : outcome.reconciliation().accounts().stream()
                        .map(AccountResult::variance)
                        .filter(Objects::nonNull)
                        .map(Amount::abs)
                        .map(Amount::value)
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO);
    }
}
