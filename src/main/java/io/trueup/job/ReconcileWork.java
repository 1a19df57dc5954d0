package io.trueup.job;

import io.trueup.document.DocumentReader;
import io.trueup.json.Json;
import io.trueup.organization.Organization;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.Facts;
import io.trueup.reconcile.Reconciler;
import io.trueup.store.Documents;
import io.trueup.store.Documents.Outcome;
import io.trueup.store.FactStore;
import io.trueup.store.Reconciliations;
import io.trueup.store.Reconciliations.Version;
import io.trueup.store.Run;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;
import io.trueup.store.Sha256;
import io.trueup.usage.PriceList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reconciles an organization's month, unless nothing has changed that it is made from, and stores what is new as the next version. */
final class ReconcileWork extends MemberWork {

    private final Rules rules;
    private final Runs runs;
    private final Configured configured;
    private final Documents documents;
    private final FactStore facts;
    private final Reconciliations reconciliations;
    private final PriceList prices;
    private final String constantInputs;

    ReconcileWork(
            Rules rules,
            Runs runs,
            Configured configured,
            Documents documents,
            FactStore facts,
            Reconciliations reconciliations,
            PriceList prices,
            DocumentReader reader) {
        super("reconcile", 1, runs);
        this.rules = rules;
        this.runs = runs;
        this.configured = configured;
        this.documents = documents;
        this.facts = facts;
        this.reconciliations = reconciliations;
        this.prices = prices;
        this.constantInputs = Reconciler.RULES + "\n" + reader.version() + "\n"
                + Sha256.of(Json.mapper().writeValueAsString(prices));
    }

    @Override
    void handle(RunContext context, Member member) {
        Run run = context.run();
        String id = member.organization();
        List<Outcome> present = documents.present(id);
        String inputs = inputs(run, member, present);
        Optional<Version> newest = reconciliations.newest(id, run.month());
        boolean unchanged = newest.isPresent() && newest.get().inputs().equals(inputs)
                || reconciliations.add(
                        rules.reconcile(facts(run, configured.organization(member), present), run.month()), inputs);
        runs.unchanged(run, id, unchanged);
    }

    private Facts facts(Run run, Organization organization, List<Outcome> present) {
        String id = organization.id();
        return new Facts(
                organization,
                prices,
                present.stream().map(Outcome::document).toList(),
                facts.invoices(id),
                facts.readings(id, run.month()),
                facts.movements(id, run.month()),
                facts.refusals(id),
                facts.members(id),
                facts.memberCredits(id, run.month()),
                facts.analytics(id, run.month()),
                facts.usage(id, run.month()),
                run.asOf(),
                run.begun(),
                reconciliations
                        .closed(id, run.month())
                        .map(Version::reconciliation)
                        .orElse(null),
                facts.history(id, run.month()));
    }

    /** The hash of all that the result depends on; the closed version is left out because equal inputs have made it, or one after it. */
    private String inputs(Run run, Member member, List<Outcome> present) {
        StringBuilder all = new StringBuilder(constantInputs).append('\n');
        all.append(member.yaml() == null ? "" : Sha256.of(member.yaml())).append('\n');
        all.append(asOf(run, member.organization())).append('\n');
        present.forEach(outcome -> all.append(Json.mapper().writeValueAsString(outcome.document()))
                .append(outcome.readerVersion())
                .append('\n'));
        return Sha256.of(all.toString());
    }

    /** Once the month and all its evidence lie behind, it no longer matters when the question is asked. */
    private String asOf(Run run, String organization) {
        Instant monthEnd = BillingPeriod.of(run.month()).window().end();
        Instant known = run.asOf().isBefore(run.begun()) ? run.asOf() : run.begun();
        boolean allBehind = !run.asOf().isBefore(monthEnd)
                && facts.newestInstant(organization)
                        .filter(newest -> newest.isAfter(known))
                        .isEmpty();
        return allBehind ? "over" : run.asOf() + " " + run.begun();
    }
}
