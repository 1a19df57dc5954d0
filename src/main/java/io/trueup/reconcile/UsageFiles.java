package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.usage.UsageDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Usage that counts in no account: of a group that cannot be told, or of days that are still to come. */
final class UsageFiles implements MonthCheck {

    @Override
    public List<Finding> examine(Month month) {
        UsageGroups groups =
                UsageGroups.of(month.facts().organization(), month.facts().usage());
        Map<String, List<UsageDay>> nobodys = new TreeMap<>();
        Map<String, List<UsageDay>> future = new TreeMap<>();
        for (UsageDay usage : month.facts().usage().stream()
                .sorted(Comparator.comparing(UsageDay::day).thenComparing(UsageDay::source))
                .toList()) {
            if (!month.days().contains(usage.day())) {
                continue;
            }
            if (UsageMonth.isAfter(usage, month.facts().now())) {
                add(future, usage);
            } else if (groups.of(usage) == null) {
                add(nobodys, usage);
            }
        }
        List<Finding> findings = new ArrayList<>();
        nobodys.forEach((file, rows) -> findings.add(refused(file, rows, whose(rows.getFirst()))));
        future.forEach((file, rows) -> findings.add(refused(
                file,
                rows,
                "%d rows lie in the future, the first on %s; they are kept out."
                        .formatted(rows.size(), rows.getFirst().day()))));
        return findings;
    }

    private static void add(Map<String, List<UsageDay>> byFile, UsageDay usage) {
        byFile.computeIfAbsent(usage.source().file(), file -> new ArrayList<>()).add(usage);
    }

    private static String whose(UsageDay usage) {
        return usage.group() == null
                ? "it cannot be told which API group its usage is of, so it is kept out; write group=<name> into the file's path, or register the keys in organization.yaml."
                : "its path names the group \"%s\", which organization.yaml does not have; its usage is kept out."
                        .formatted(usage.group());
    }

    private static Finding refused(String file, List<UsageDay> rows, String why) {
        return new Finding(
                FindingCode.ROW_REFUSED,
                null,
                null,
                file + ": " + why,
                rows.stream().map(UsageDay::source).distinct().limit(20).toList());
    }
}
