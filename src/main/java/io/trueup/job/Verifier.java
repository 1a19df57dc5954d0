package io.trueup.job;

import io.trueup.job.OrganizationLoader.Loaded;
import io.trueup.job.Verification.Outcome;
import io.trueup.json.Fingerprint;
import io.trueup.json.Json;
import io.trueup.organization.Organization;
import io.trueup.reconcile.Reconciler;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Edition;
import io.trueup.report.ReportFiles;
import io.trueup.report.comparison.RefusedWorkbookException;
import io.trueup.report.comparison.WorkbookComparison;
import io.trueup.report.comparison.WorkbookIdentity;
import io.trueup.store.Reconciliations;
import io.trueup.store.Reconciliations.Version;
import io.trueup.store.VersionInputs;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a version again from its archived documents, as if nothing of it were known, and compares a workbook with what comes out. */
final class Verifier {

    private static final String WORKBOOK = "reconciliation.xlsx";

    private final Reconciliations reconciliations;
    private final VersionInputs kept;
    private final Recomputation recomputation;
    private final OrganizationLoader organizations;
    private final ReportFiles reports;

    Verifier(
            Reconciliations reconciliations,
            VersionInputs kept,
            Recomputation recomputation,
            OrganizationLoader organizations,
            ReportFiles reports) {
        this.reconciliations = reconciliations;
        this.kept = kept;
        this.recomputation = recomputation;
        this.organizations = organizations;
        this.reports = reports;
    }

    Verification verify(Path file) {
        try {
            return verify(file, WorkbookIdentity.of(file));
        } catch (RefusedWorkbookException refused) {
            return Verification.refused(null, "The file " + file + " " + refused.getMessage());
        }
    }

    private Verification verify(Path file, WorkbookIdentity workbook) {
        Optional<Version> stored =
                reconciliations.version(workbook.organization(), workbook.month(), workbook.version());
        if (stored.isEmpty()) {
            return Verification.refused(
                    workbook,
                    "This database knows no version " + workbook.version() + " of " + workbook.organization() + " "
                            + workbook.month() + ": name the home or database that it was made with");
        }
        Optional<VersionInputs.Kept> inputs = kept.find(workbook.organization(), workbook.month(), workbook.version());
        if (inputs.isEmpty()) {
            return Verification.refused(
                    workbook,
                    "Version " + workbook.version() + " of " + workbook.organization() + " " + workbook.month()
                            + " is from before the program kept what versions were made from, so it cannot be recomputed");
        }
        Inputs made = Json.mapper().readValue(inputs.get().body(), Inputs.class);
        PriceList prices = Json.mapper().readValue(inputs.get().prices(), PriceList.class);
        return switch (organizations.load(workbook.organization(), workbook.organization(), made.yaml())) {
            case Loaded.Bad bad ->
                Verification.refused(
                        workbook,
                        "The organization.yaml that the version was made from is refused by this program: "
                                + String.join("; ", bad.problems()));
            case Loaded.Good good ->
                verify(file, workbook, stored.get(), made, good.organization().withTolerance(made.tolerance()), prices);
        };
    }

    private Verification verify(
            Path file,
            WorkbookIdentity workbook,
            Version stored,
            Inputs made,
            Organization organization,
            PriceList prices) {
        List<String> damaged = recomputation.damaged(made.documents());
        if (!damaged.isEmpty()) {
            return new Verification(
                    Outcome.DIFFERS,
                    workbook,
                    null,
                    "The archive no longer holds what the version was made from, so it cannot be recomputed",
                    damaged);
        }
        Reconciliation recomputed = recomputation.of(
                organization,
                prices,
                made,
                workbook.month(),
                version(workbook, made.closed()).orElse(null));
        boolean same = Fingerprint.of(recomputed).equals(stored.fingerprint());
        try {
            WorkbookComparison comparison = compare(file, workbook, recomputed);
            return new Verification(
                    same && comparison.isEqual() ? Outcome.EQUAL : Outcome.DIFFERS,
                    workbook,
                    comparison,
                    same ? null : "The documents give another result than the one that is stored",
                    notes(made, workbook, stored));
        } catch (RefusedWorkbookException refused) {
            return Verification.refused(workbook, "The file " + file + " " + refused.getMessage());
        } catch (IOException failure) {
            throw new RunFailure("The workbook cannot be compared: " + failure.getMessage(), failure);
        }
    }

    private WorkbookComparison compare(Path file, WorkbookIdentity workbook, Reconciliation recomputed)
            throws IOException, RefusedWorkbookException {
        Reconciliation previous = version(workbook, workbook.version() - 1).orElse(null);
        byte[] bytes = reports.render(new Edition(recomputed, workbook.version(), previous))
                .get(WORKBOOK);
        Path scratch = Files.createTempFile("trueup-verify", ".xlsx");
        try {
            Files.write(scratch, java.util.Objects.requireNonNull(bytes, "The reports have no " + WORKBOOK));
            return WorkbookComparison.of(file, scratch);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private Optional<Reconciliation> version(
            WorkbookIdentity workbook, @org.jspecify.annotations.Nullable Integer number) {
        return number == null || number < 1
                ? Optional.empty()
                : reconciliations
                        .version(workbook.organization(), workbook.month(), number)
                        .map(Version::reconciliation);
    }

    private List<String> notes(Inputs made, WorkbookIdentity workbook, Version stored) {
        List<String> notes = new ArrayList<>();
        changed(notes, "rules", made.rules(), Reconciler.RULES);
        changed(notes, "readers", made.reader(), recomputation.reader());
        changed(notes, "renderer", made.renderer(), reports.rendererVersion());
        if (!workbook.fingerprint().equals(stored.fingerprint())) {
            notes.add(
                    "The workbook's fingerprint is not that of the stored version: it was changed, or comes from another database");
        }
        return notes;
    }

    private static void changed(List<String> notes, String what, String then, String now) {
        if (!then.equals(now)) {
            notes.add("The program's " + what + " have changed since (" + then + ", now " + now
                    + "), so differences may come from that");
        }
    }
}
