package io.trueup.mail;

import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Edition;
import io.trueup.report.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is different from the version before, a sentence each. */
final class Changes {

    private Changes() {}

    /** Nothing for a first version. */
    static List<String> of(Edition edition) {
        Reconciliation before = edition.previous();
        if (before == null) {
            return List.of();
        }
        Reconciliation now = edition.month();
        List<String> changes = new ArrayList<>();
        if (before.status() != now.status()) {
            changes.add("The month was " + Words.status(before.status()).toLowerCase(java.util.Locale.ROOT)
                    + " and is now " + Words.status(now.status()).toLowerCase(java.util.Locale.ROOT) + ".");
        }
        changes.addAll(accounts(before, now));
        changes.addAll(findings(before, now));
        changes.addAll(documents(before, now));
        return changes.isEmpty()
                ? List.of("No figure, finding or document is different; only how the month is told is.")
                : changes;
    }

    private static List<String> accounts(Reconciliation before, Reconciliation now) {
        Map<String, AccountResult> earlier = byName(before);
        Map<String, AccountResult> later = byName(now);
        List<String> changes = new ArrayList<>();
        later.forEach((name, account) -> {
            AccountResult old = earlier.get(name);
            if (old == null) {
                changes.add("The account " + name + " is new.");
                return;
            }
            List<String> parts = new ArrayList<>();
            difference(
                    "spend",
                    Told.of(old.spend().range()),
                    Told.of(account.spend().range()),
                    parts);
            difference(
                    "estimate",
                    told(old.spend().estimate()),
                    told(account.spend().estimate()),
                    parts);
            difference("invoiced", told(old.invoiced()), told(account.invoiced()), parts);
            difference("variance", told(old.variance()), told(account.variance()), parts);
            difference("verdict", old.verdict().words(), account.verdict().words(), parts);
            if (!parts.isEmpty()) {
                changes.add(name + ": " + String.join("; ", parts) + ".");
            }
        });
        earlier.keySet().stream()
                .filter(name -> !later.containsKey(name))
                .forEach(name -> changes.add("The account " + name + " is gone."));
        return changes;
    }

    private static void difference(String what, String before, String now, List<String> parts) {
        if (!before.equals(now)) {
            parts.add(what + " was " + before + ", is " + now);
        }
    }

    private static String told(@Nullable Amount amount) {
        return Told.of(amount, "none");
    }

    private static Map<String, AccountResult> byName(Reconciliation month) {
        Map<String, AccountResult> accounts = new LinkedHashMap<>();
        month.accounts().forEach(account -> accounts.put(account.account(), account));
        return accounts;
    }

    private static List<String> findings(Reconciliation before, Reconciliation now) {
        Map<Finding, Integer> left = new HashMap<>();
        before.findings().forEach(finding -> left.merge(finding, 1, Integer::sum));
        long added = 0;
        for (Finding finding : now.findings()) {
            Integer same = left.get(finding);
            if (same == null) {
                added++;
            } else if (same == 1) {
                left.remove(finding);
            } else {
                left.put(finding, same - 1);
            }
        }
        long gone = left.values().stream().mapToLong(Integer::longValue).sum();
        return added == 0 && gone == 0
                ? List.of()
                : List.of("Findings: " + added + " new or changed, " + gone + " no longer as before.");
    }

    private static List<String> documents(Reconciliation before, Reconciliation now) {
        Set<String> earlier = hashes(before);
        Set<String> later = hashes(now);
        List<String> changes = new ArrayList<>();
        named("New documents: ", now, document -> !earlier.contains(document.sha256()), changes);
        named("No longer there: ", before, document -> !later.contains(document.sha256()), changes);
        return changes;
    }

    private static Set<String> hashes(Reconciliation month) {
        return month.documents().stream().map(DocumentUse::sha256).collect(Collectors.toCollection(HashSet::new));
    }

    private static void named(
            String words, Reconciliation month, Function<DocumentUse, Boolean> which, List<String> changes) {
        List<String> files = month.documents().stream()
                .filter(which::apply)
                .map(DocumentUse::file)
                .filter(Objects::nonNull)
                .toList();
        if (!files.isEmpty()) {
            String first = files.stream()
                    .limit(3)
                    .map(file -> PlainText.oneLine(file, 120))
                    .collect(Collectors.joining(", "));
            changes.add(words + first + (files.size() > 3 ? " and " + (files.size() - 3) + " more" : "") + ".");
        }
    }
}
