package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a version says otherwise than the one before, figure by figure in words. */
final class Changes {

    /** So many of a kind are named; the others are counted. */
    private static final int NAMED = 12;

    /** @param what has changed, an account or a kind of thing @param told how, in a sentence */
    record Change(String what, String told) {}

    private final Reconciliation before;
    private final Reconciliation after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(Reconciliation before, Reconciliation after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(Reconciliation before, Reconciliation after) {
        Changes changes = new Changes(before, after);
        changes.status();
        changes.accounts();
        changes.findings();
        changes.documents();
        changes.method();
        return changes.changes.isEmpty()
                ? List.of(
                        new Change(
                                "Nothing of this",
                                "Status, figures, findings and documents are as before; what changed are details of lines or assumptions."))
                : changes.changes;
    }

    private void status() {
        if (before.status() != after.status()) {
            add(
                    "Status",
                    Words.status(before.status()) + " before, now "
                            + after.status().told() + ".");
        }
        if (!before.name().equals(after.name())) {
            add("Name", "“" + before.name() + "” before.");
        }
        if (before.monthOver() != after.monthOver()) {
            add("Month", after.monthOver() ? "The month is over now." : "The month is not over now.");
        }
    }

    private void accounts() {
        Map<String, AccountResult> old = byAccount(before);
        Map<String, AccountResult> now = byAccount(after);
        now.forEach((name, account) -> {
            AccountResult was = old.get(name);
            if (was == null) {
                add(
                        name,
                        "New: spend " + Words.spend(account) + ", invoiced " + Words.invoiced(account) + ", "
                                + account.verdict().told() + ".");
            } else {
                account(was, account);
            }
        });
        old.forEach((name, account) -> {
            if (!now.containsKey(name)) {
                add(
                        name,
                        "No longer an account of the organization; "
                                + account.verdict().told() + " before.");
            }
        });
    }

    private void account(AccountResult was, AccountResult now) {
        figure(now, "Spend", Words.spend(was), Words.spend(now));
        figure(now, "Invoiced", Words.invoiced(was), Words.invoiced(now));
        figure(now, "Paid in cash", figure(was.paid()), figure(now.paid()));
        figure(now, "Reported", figure(was.reported()), figure(now.reported()));
        figure(now, "Variance", figure(was.variance()), figure(now.variance()));
        figure(now, "Verdict", was.verdict().told(), now.verdict().told());
    }

    private void figure(AccountResult account, String figure, String was, String now) {
        if (!was.equals(now)) {
            add(account.account(), figure + ": " + was + " before, now " + now + ".");
        }
    }

    private static String figure(@Nullable Amount amount) {
        return amount == null ? Words.NOT_KNOWN : Words.amount(amount);
    }

    private void findings() {
        Set<Finding> old = new LinkedHashSet<>(before.findings());
        Set<Finding> now = new LinkedHashSet<>(after.findings());
        told("New finding", now, old, Changes::finding);
        told("Finding gone", old, now, Changes::finding);
    }

    private static String finding(Finding finding) {
        return finding.severity().told() + " " + finding.code().name() + ": " + finding.message();
    }

    private void documents() {
        Map<String, DocumentUse> old = byFile(before);
        Map<String, DocumentUse> now = byFile(after);
        told("New document", now.keySet(), old.keySet(), file -> document(Objects.requireNonNull(now.get(file))));
        told("Document gone", old.keySet(), now.keySet(), file -> document(Objects.requireNonNull(old.get(file))));
        List<String> others = now.values().stream()
                .filter(document -> old.containsKey(document.file()) && !document.equals(old.get(document.file())))
                .map(Changes::document)
                .toList();
        named("Document changed", others);
    }

    private static String document(DocumentUse document) {
        Boolean booked = document.booked();
        return document.file() + " (" + document.kind().told()
                + (document.setAside() ? ", set aside" : "")
                + (booked == null || booked ? "" : ", not booked") + ")";
    }

    private void method() {
        if (!before.method().rules().equals(after.method().rules())) {
            add(
                    "Rules",
                    "Version " + before.method().rules() + " before, now "
                            + after.method().rules() + ".");
        }
        if (!before.method().tolerance().equals(after.method().tolerance())) {
            add("Tolerance", "It has been changed: see Method.");
        }
        // other lines are checked against other prices: only a price that was replaced by another is a change of the
        // list
        if (isNotWithin(before.method().prices(), after.method().prices())
                && isNotWithin(after.method().prices(), before.method().prices())) {
            add("List prices", "Those that the lines are checked against are others: see Method.");
        }
    }

    private static boolean isNotWithin(List<?> some, List<?> others) {
        return !new HashSet<Object>(others).containsAll(some);
    }

    private <T> void told(String what, Set<T> some, Set<T> others, Function<T, String> words) {
        named(
                what,
                some.stream().filter(one -> !others.contains(one)).map(words).toList());
    }

    private void named(String what, List<String> all) {
        all.stream().limit(NAMED).forEach(told -> add(what, told));
        if (all.size() > NAMED) {
            add(what, "And " + Words.count(all.size() - NAMED) + " more.");
        }
    }

    private void add(String what, String told) {
        changes.add(new Change(what, told));
    }

    private static Map<String, AccountResult> byAccount(Reconciliation month) {
        return month.accounts().stream()
                .collect(Collectors.toMap(
                        AccountResult::account, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static Map<String, DocumentUse> byFile(Reconciliation month) {
        return month.documents().stream()
                .collect(Collectors.toMap(
                        DocumentUse::file, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
