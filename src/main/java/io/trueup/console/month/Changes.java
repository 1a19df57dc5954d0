package io.trueup.console.month;

import io.trueup.console.page.Shown;
import io.trueup.finding.Finding;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is different between two versions of a month. */
public record Changes(List<Figure> figures, List<Note> findings, List<Note> documents) {

    public Changes {
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
        documents = List.copyOf(documents);
    }

    /** A figure that changed. */
    public record Figure(String account, String what, String before, String after) {}

    /** Something that came or went. @param isNew whether it came */
    public record Note(boolean isNew, String what) {}

    public boolean isEmpty() {
        return figures.isEmpty() && findings.isEmpty() && documents.isEmpty();
    }

    public static Changes between(Reconciliation before, Reconciliation after) {
        return new Changes(
                figures(before, after),
                notes(before.findings(), after.findings(), finding -> finding, Changes::told),
                notes(before.documents(), after.documents(), Changes::key, Changes::told));
    }

    private static List<Figure> figures(Reconciliation before, Reconciliation after) {
        List<Figure> figures = new ArrayList<>();
        if (before.status() != after.status()) {
            figures.add(new Figure(
                    "", "Status", before.status().told(), after.status().told()));
        }
        Map<String, @Nullable AccountResult> accounts = new TreeMap<>();
        before.accounts().forEach(account -> accounts.put(account.account(), null));
        after.accounts().forEach(account -> accounts.put(account.account(), null));
        for (String name : accounts.keySet()) {
            AccountResult was = find(before, name);
            AccountResult is = find(after, name);
            compare(
                    figures,
                    name,
                    "Spend",
                    was,
                    is,
                    account ->
                            Shown.range(account.spend().range(), account.spend().estimate()));
            compare(figures, name, "Invoiced", was, is, account -> Shown.amount(account.invoiced()));
            compare(figures, name, "Paid", was, is, account -> Shown.amount(account.paid()));
            compare(figures, name, "Variance", was, is, account -> Shown.amount(account.variance()));
            compare(figures, name, "Verdict", was, is, account -> account.verdict()
                    .told());
        }
        return figures;
    }

    private static @Nullable AccountResult find(Reconciliation month, String account) {
        return month.accounts().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElse(null);
    }

    private static void compare(
            List<Figure> figures,
            String account,
            String what,
            @Nullable AccountResult was,
            @Nullable AccountResult is,
            Function<AccountResult, String> figure) {
        String before = was == null ? Shown.NONE : figure.apply(was);
        String after = is == null ? Shown.NONE : figure.apply(is);
        if (!before.equals(after)) {
            figures.add(new Figure(account, what, before, after));
        }
    }

    private static <T> List<Note> notes(
            List<T> before, List<T> after, Function<T, Object> key, Function<T, String> told) {
        Set<Object> keysBefore = before.stream().map(key).collect(Collectors.toSet());
        Set<Object> keysAfter = after.stream().map(key).collect(Collectors.toSet());
        List<Note> notes = new ArrayList<>();
        after.stream()
                .filter(one -> !keysBefore.contains(key.apply(one)))
                .forEach(one -> notes.add(new Note(true, told.apply(one))));
        before.stream()
                .filter(one -> !keysAfter.contains(key.apply(one)))
                .forEach(one -> notes.add(new Note(false, told.apply(one))));
        return notes;
    }

    private static String told(Finding finding) {
        return finding.code() + ": " + finding.message();
    }

    /** A document that was read or booked differently is another one to the reader of the month. */
    private static Object key(DocumentUse document) {
        return List.of(document.sha256(), document.outcome(), Objects.toString(document.booked()));
    }

    private static String told(DocumentUse document) {
        return document.file() + " (" + document.kind().told().replace('-', ' ') + ", "
                + document.outcome().replace('-', ' ')
                + (document.booked() == null ? "" : document.booked() ? ", booked" : ", not booked") + ")";
    }
}
