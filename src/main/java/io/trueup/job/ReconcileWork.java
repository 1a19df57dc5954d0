package io.trueup.job;

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
import io.trueup.store.VersionInputs;
import io.trueup.usage.PriceList;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reconciles an organization's month, unless nothing has changed that it is made from, and stores what is new as the next version. */
final class ReconcileWork extends MemberWork {

    private final Rules rules;
    private final Runs runs;
    private final Configured configured;
    private final Documents documents;
    private final FactStore facts;
    private final VersionInputs versionInputs;
    private final Reconciliations reconciliations;
    private final PriceList prices;
    private final String writtenPrices;
    private final String reader;
    private final String renderer;
    private final String constantInputs;

    ReconcileWork(
            Rules rules,
            Runs runs,
            Configured configured,
            Documents documents,
            FactStore facts,
            Reconciliations reconciliations,
            VersionInputs versionInputs,
            OpenRequest request) {
        super("reconcile", 1, runs);
        this.rules = rules;
        this.runs = runs;
        this.configured = configured;
        this.documents = documents;
        this.facts = facts;
        this.reconciliations = reconciliations;
        this.versionInputs = versionInputs;
        this.prices = request.prices();
        this.writtenPrices = Json.mapper().writeValueAsString(prices);
        this.reader = request.reader().version();
        this.renderer = request.reports().rendererVersion();
        this.constantInputs = Reconciler.RULES + "\n" + reader + "\n" + Sha256.of(writtenPrices);
    }

    @Override
    void handle(RunContext context, Member member) {
        Run run = context.run();
        String id = member.organization();
        List<Outcome> present = documents.present(id);
        String inputs = inputs(run, member, present);
        Optional<Version> newest = reconciliations.newest(id, run.month());
        boolean unchanged =
                newest.isPresent() && newest.get().inputs().equals(inputs) || reconcile(run, member, present, inputs);
        runs.unchanged(run, id, unchanged);
    }

    /** Returns whether the result is that of the newest version. */
    private boolean reconcile(Run run, Member member, List<Outcome> present, String inputs) {
        Organization organization = configured.organization(member);
        Optional<Version> closed = reconciliations.closed(organization.id(), run.month());
        boolean unchanged =
                reconciliations.add(rules.reconcile(facts(run, organization, present, closed), run.month()), inputs);
        int version = reconciliations
                .newest(organization.id(), run.month())
                .orElseThrow()
                .number();
        versionInputs.keep(
                organization.id(),
                run.month(),
                version,
                new VersionInputs.Kept(
                        writtenPrices,
                        Json.mapper().writeValueAsString(made(run, member, organization, present, closed))));
        return unchanged;
    }

    /** Everything that the result was made from, so that it can be made again. */
    private Inputs made(
            Run run, Member member, Organization organization, List<Outcome> present, Optional<Version> closed) {
        return new Inputs(
                present.stream()
                        .map(Outcome::document)
                        .map(document -> new Inputs.Input(document.file(), document.sha256()))
                        .toList(),
                Objects.requireNonNull(member.yaml()),
                organization.tolerance(),
                run.asOf(),
                run.begun(),
                Reconciler.RULES,
                reader,
                renderer,
                closed.map(Version::number).orElse(null));
    }

    private Facts facts(Run run, Organization organization, List<Outcome> present, Optional<Version> closed) {
        return new MonthFacts(facts)
                .load(
                        organization.id(),
                        organization,
                        prices,
                        present.stream().map(Outcome::document).toList(),
                        run.month(),
                        run.asOf(),
                        run.begun(),
                        closed.map(Version::reconciliation).orElse(null));
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
