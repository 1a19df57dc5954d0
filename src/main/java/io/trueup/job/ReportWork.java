package io.trueup.job;

import io.trueup.report.ReportFiles;
import io.trueup.store.Folders;
import io.trueup.store.Reconciliations;
import io.trueup.store.Run;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Writes the files of every version that does not stand in the reports folder: into {@code v<N>.tmp}, made durable, then renamed, so that a
 * folder {@code v<N>} is always whole. What stands there is never overwritten.
 */
final class ReportWork extends MemberWork {

    private final Reconciliations reconciliations;
    private final ReportFiles reports;

    ReportWork(Runs runs, Reconciliations reconciliations, ReportFiles reports) {
        super("report", 2, runs);
        this.reconciliations = reconciliations;
        this.reports = reports;
    }

    @Override
    void handle(RunContext context, Member member) {
        Run run = context.run();
        String organization = member.organization();
        List<Integer> published = reconciliations.published(organization, run.month(), run.reports());
        for (int version : reconciliations.versions(organization, run.month())) {
            Path folder = run.folderOf(organization, version);
            if (!published.contains(version) || !Files.isDirectory(folder)) {
                write(folder, rendered(run, organization, version));
                reconciliations.publish(organization, run.month(), version, run.reports());
            }
        }
    }

    private SequencedMap<String, byte[]> rendered(Run run, String organization, int version) {
        return reconciliations
                .version(organization, run.month(), version)
                .map(stored -> reports.render(stored.reconciliation(), version))
                .orElseThrow();
    }

    private static void write(Path folder, SequencedMap<String, byte[]> files) {
        try {
            if (Files.exists(folder)) {
                requireSame(folder, files);
                return;
            }
            Path month = folder.resolveSibling("");
            Files.createDirectories(month);
            Path half = month.resolve(folder.getFileName() + ".tmp");
            Folders.delete(half);
            Files.createDirectory(half);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Folders.write(half.resolve(file.getKey()), file.getValue());
            }
            Folders.sync(half);
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(month);
        } catch (IOException failure) {
            throw new RunFailure(
                    "The reports cannot be written to " + folder + " ("
                            + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                            + "): make that folder writable",
                    failure);
        }
    }

    private static void requireSame(Path folder, SequencedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path there = folder.resolve(file.getKey());
            if (!Files.isRegularFile(there) || !Arrays.equals(Files.readAllBytes(there), file.getValue())) {
                throw new ItemFailure(
                        there
                                + " is not the file of this version (it was changed, or comes from another database) and was left as it is:"
                                + " move " + folder + " away and run the month again",
                        new IOException("other bytes"));
            }
        }
    }
}
