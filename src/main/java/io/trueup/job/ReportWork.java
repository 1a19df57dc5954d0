package io.trueup.job;

import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Edition;
import io.trueup.report.ReportFiles;
import io.trueup.store.Folders;
import io.trueup.store.Reconciliations;
import io.trueup.store.Reconciliations.Version;
import io.trueup.store.Run;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;
import io.trueup.store.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of every version that does not stand in the reports folder: into {@code v<N>.tmp}, made durable, then renamed, so that a
 * folder {@code v<N>} is always whole. What stands there is never overwritten.
 */
final class ReportWork extends MemberWork {

    private final Reconciliations reconciliations;
    private final ReportFiles reports;
    private final PortfolioRows rows;

    ReportWork(Runs runs, Reconciliations reconciliations, ReportFiles reports, PortfolioRows rows) {
        super("report", 2, runs);
        this.reconciliations = reconciliations;
        this.reports = reports;
        this.rows = rows;
    }

    @Override
    void handle(RunContext context, Member member) {
        Run run = context.run();
        String organization = member.organization();
        Map<Integer, String> published = reconciliations.published(organization, run.month(), run.reports());
        List<Integer> versions = reconciliations.versions(organization, run.month());
        for (int version : versions) {
            Path folder = run.folderOf(organization, version);
            if (!stands(folder, published.get(version))) {
                SequencedMap<String, byte[]> files = rendered(run, organization, version);
                write(folder, files);
                reconciliations.publish(organization, run.month(), version, run.reports(), hash(files));
            }
        }
        if (!versions.isEmpty()) {
            rows.keep(organization, run.month(), versions.getLast());
        }
    }

    /** Whether the version's files stand there as they were written: none is gone, none was changed. */
    private static boolean stands(Path folder, @Nullable String hash) {
        if (hash == null || !Files.isDirectory(folder)) {
            return false;
        }
        SequencedMap<String, byte[]> there = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                there.put(
                        folder.relativize(file).toString().replace(File.separatorChar, '/'), Files.readAllBytes(file));
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
        return hash(there).equals(hash);
    }

    private static String hash(SequencedMap<String, byte[]> files) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(files)
                .forEach((name, bytes) ->
                        all.append(name).append(' ').append(Sha256.of(bytes)).append('\n'));
        return Sha256.of(all.toString());
    }

    private SequencedMap<String, byte[]> rendered(Run run, String organization, int version) {
        Reconciliation month = stored(run, organization, version);
        Reconciliation previous = version == 1 ? null : stored(run, organization, version - 1);
        return reports.render(new Edition(month, version, previous));
    }

    private Reconciliation stored(Run run, String organization, int version) {
        return reconciliations
                .version(organization, run.month(), version)
                .map(Version::reconciliation)
                .orElseThrow();
    }

    private static void write(Path folder, SequencedMap<String, byte[]> files) {
        try {
            if (Files.exists(folder)) {
                restore(folder, files);
                return;
            }
            Path month = folder.resolveSibling("");
            Files.createDirectories(month);
            Path half = month.resolve(folder.getFileName() + ".tmp");
            Folders.delete(half);
            Files.createDirectory(half);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(half.resolve(file.getKey()), file.getValue());
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

    /** Writes what is gone from a version's folder; a file with other bytes is refused, and nothing is written then. */
    private static void restore(Path folder, SequencedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path there = folder.resolve(file.getKey());
            if (Files.exists(there)
                    && !(Files.isRegularFile(there) && Arrays.equals(Files.readAllBytes(there), file.getValue()))) {
                throw new ItemFailure(
                        there
                                + " is not the file of this version (it was changed, or comes from another database) and was left as it is:"
                                + " move " + folder + " away and run the month again",
                        new IOException("other bytes"));
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!Files.exists(folder.resolve(file.getKey()))) {
                write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        Folders.sync(folder);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        Folders.write(file, bytes);
        Folders.sync(folder);
    }
}
