package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.document.RowRefusal;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.period.TimeWindow;
import io.trueup.reconcile.Facts.DocumentRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What could not be read or must not be used: documents set aside, rows refused, readings of the future, papers not booked. */
final class DocumentCheck implements MonthCheck {

    @Override
    public List<Finding> examine(Month month) {
        List<Finding> findings = new ArrayList<>();
        setAside(month, findings);
        refused(month, findings);
        future(month, findings);
        strayPools(month, findings);
        for (Unbooked unbooked : month.books().unbooked()) {
            if (unbooked.finding() != null && unbooked.paper().months().contains(month.month())) {
                findings.add(unbooked.finding());
            }
        }
        return findings;
    }

    private static void setAside(Month month, List<Finding> findings) {
        for (DocumentRecord document : month.facts().documents()) {
            FindingCode code = document.code();
            if (code != null && Bearing.mayBeOf(document.file(), month.month())) {
                findings.add(new Finding(
                        code,
                        null,
                        null,
                        "%s is set aside: %s"
                                .formatted(
                                        document.file(),
                                        Objects.requireNonNullElse(document.reason(), "it cannot be read.")),
                        List.of(Provenance.of(document.file()))));
            }
        }
    }

    /** A refused row tells no date that can be trusted: it is told wherever its document bears on the month. */
    private static void refused(Month month, List<Finding> findings) {
        Set<String> bearing = Bearing.files(month);
        for (RowRefusal refusal : month.facts().refusals()) {
            String file = refusal.source().file();
            if (bearing.contains(file) || isWithoutFacts(month, file) && Bearing.mayBeOf(file, month.month())) {
                findings.add(new Finding(
                        refusal.code(),
                        accountOf(month, refusal.pool()),
                        null,
                        refusal.source() + ": " + refusal.reason(),
                        List.of(refusal.source())));
            }
        }
    }

    private static @Nullable String accountOf(Month month, @Nullable String pool) {
        return month.accounts().stream()
                .filter(account -> account.equals(pool))
                .findFirst()
                .orElse(null);
    }

    private static boolean isWithoutFacts(Month month, String file) {
        return month.facts().readings().stream()
                        .noneMatch(reading -> reading.source().file().equals(file))
                && month.facts().usage().stream()
                        .noneMatch(usage -> usage.source().file().equals(file))
                && month.facts().movements().stream()
                        .noneMatch(movement -> movement.source().file().equals(file))
                && month.facts().analytics().stream()
                        .noneMatch(bucket -> bucket.source().file().equals(file));
    }

    /** One finding a pool and document, so that a file of many such rows stays readable. */
    private static void future(Month month, List<Finding> findings) {
        Set<String> bearing = Bearing.files(month);
        for (Pool pool : month.pools()) {
            Map<String, List<BalanceReading>> byFile = new TreeMap<>();
            pool.future().stream()
                    .filter(reading -> month.touches(TimeWindow.at(reading.at()))
                            || bearing.contains(reading.source().file()))
                    .forEach(reading -> byFile.computeIfAbsent(reading.source().file(), file -> new ArrayList<>())
                            .add(reading));
            byFile.forEach((file, readings) -> findings.add(new Finding(
                    FindingCode.ROW_REFUSED,
                    pool.name(),
                    null,
                    "%s: readings of the future are kept out, %d in number, the first at %s."
                            .formatted(
                                    file, readings.size(), readings.getFirst().at()),
                    readings.stream().limit(20).map(BalanceReading::source).toList())));
        }
    }

    /** Readings and movements of a pool that organization.yaml does not know; a member's own Computer credits are no account. */
    private static void strayPools(Month month, List<Finding> findings) {
        Map<String, List<Provenance>> stray = new TreeMap<>();
        month.facts().readings().stream()
                .filter(reading -> isStray(month, reading.pool()) && month.touches(TimeWindow.at(reading.at())))
                .forEach(reading -> stray.computeIfAbsent(reading.pool(), pool -> new ArrayList<>())
                        .add(reading.source()));
        month.facts().movements().stream()
                .filter(movement -> isStray(month, movement.pool()) && month.touches(movement.window()))
                .forEach(movement -> stray.computeIfAbsent(movement.pool(), pool -> new ArrayList<>())
                        .add(movement.source()));
        stray.forEach((pool, sources) -> findings.add(new Finding(
                FindingCode.ROW_REFUSED,
                null,
                null,
                "%d rows are of the pool %s, which organization.yaml does not know; they are kept out."
                        .formatted(sources.size(), pool),
                sources.stream().sorted().limit(20).toList())));
    }

    private static boolean isStray(Month month, String pool) {
        return !month.accounts().contains(pool) && (!pool.startsWith("computer:") || pool.equals(ComputerPool.ACCOUNT));
    }
}
