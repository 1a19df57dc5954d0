package io.trueup.reconcile;

import io.trueup.reconcile.VersionChange.AccountAdded;
import io.trueup.reconcile.VersionChange.AccountGone;
import io.trueup.reconcile.VersionChange.DocumentAdded;
import io.trueup.reconcile.VersionChange.DocumentChanged;
import io.trueup.reconcile.VersionChange.DocumentGone;
import io.trueup.reconcile.VersionChange.Figure;
import io.trueup.reconcile.VersionChange.FigureChanged;
import io.trueup.reconcile.VersionChange.FindingAdded;
import io.trueup.reconcile.VersionChange.FindingGone;
import io.trueup.reconcile.VersionChange.MonthEndPassed;
import io.trueup.reconcile.VersionChange.NameChanged;
import io.trueup.reconcile.VersionChange.PricesChanged;
import io.trueup.reconcile.VersionChange.RulesChanged;
import io.trueup.reconcile.VersionChange.StatusChanged;
import io.trueup.reconcile.VersionChange.ToleranceChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares two versions of a month, part by part. */
final class VersionComparison {

    private final Reconciliation before;
    private final Reconciliation after;
    private final List<VersionChange> changes = new ArrayList<>();

    private VersionComparison(Reconciliation before, Reconciliation after) {
        this.before = before;
        this.after = after;
    }

    static List<VersionChange> of(Reconciliation before, Reconciliation after) {
        VersionComparison comparison = new VersionComparison(before, after);
        comparison.month();
        comparison.accounts();
        comparison.findings();
        comparison.documents();
        comparison.method();
        return List.copyOf(comparison.changes);
    }

    private void month() {
        if (before.status() != after.status()) {
            changes.add(new StatusChanged(before.status(), after.status()));
        }
        if (!before.name().equals(after.name())) {
            changes.add(new NameChanged(before.name(), after.name()));
        }
        if (before.monthOver() != after.monthOver()) {
            changes.add(new MonthEndPassed(after.monthOver()));
        }
    }

    private void accounts() {
        Map<String, AccountResult> old = by(AccountResult::account, before.accounts());
        for (AccountResult now : after.accounts()) {
            AccountResult was = old.remove(now.account());
            if (was == null) {
                changes.add(new AccountAdded(now));
            } else {
                figures(was, now);
            }
        }
        old.values().forEach(account -> changes.add(new AccountGone(account)));
    }

    private void figures(AccountResult was, AccountResult now) {
        for (Figure figure : Figure.values()) {
            if (figure.differs(was, now)) {
                changes.add(new FigureChanged(figure, was, now));
            }
        }
    }

    private void findings() {
        without(after.findings(), before.findings()).forEach(finding -> changes.add(new FindingAdded(finding)));
        without(before.findings(), after.findings()).forEach(finding -> changes.add(new FindingGone(finding)));
    }

    /** One of the others takes away one equal to it, not all. */
    private static <T> List<T> without(List<T> some, List<T> others) {
        Map<T, Integer> left = new HashMap<>();
        others.forEach(one -> left.merge(one, 1, Integer::sum));
        List<T> kept = new ArrayList<>();
        for (T one : some) {
            if (left.merge(one, -1, Integer::sum) < 0) {
                kept.add(one);
            }
        }
        return kept;
    }

    /** A document is known by its place, else by its bytes: one that was filed elsewhere is the same. */
    private void documents() {
        Map<String, DocumentUse> old = by(DocumentUse::file, before.documents());
        List<DocumentUse> elsewhere = new ArrayList<>();
        List<DocumentChanged> changed = new ArrayList<>();
        for (DocumentUse now : after.documents()) {
            DocumentUse was = old.remove(now.file());
            if (was == null) {
                elsewhere.add(now);
            } else if (!was.equals(now)) {
                changed.add(new DocumentChanged(was, now));
            }
        }
        Map<String, DocumentUse> oldBytes = by(DocumentUse::sha256, old.values());
        for (DocumentUse now : elsewhere) {
            DocumentUse was = oldBytes.remove(now.sha256());
            if (was == null) {
                changes.add(new DocumentAdded(now));
            } else {
                old.remove(was.file());
                changed.add(new DocumentChanged(was, now));
            }
        }
        old.values().forEach(document -> changes.add(new DocumentGone(document)));
        changes.addAll(changed);
    }

    private void method() {
        Method was = before.method();
        Method now = after.method();
        if (!was.rules().equals(now.rules())) {
            changes.add(new RulesChanged(was.rules(), now.rules()));
        }
        if (!was.tolerance().equals(now.tolerance())) {
            changes.add(new ToleranceChanged(was.tolerance(), now.tolerance()));
        }
        // other lines are checked against other prices: only a price that was replaced by another is a change of the
        // list
        if (isNotWithin(was.prices(), now.prices()) && isNotWithin(now.prices(), was.prices())) {
            changes.add(new PricesChanged());
        }
    }

    private static boolean isNotWithin(List<?> some, List<?> others) {
        return !new HashSet<Object>(others).containsAll(some);
    }

    private static <T> Map<String, T> by(Function<T, String> key, Iterable<T> all) {
        Map<String, T> by = new LinkedHashMap<>();
        all.forEach(one -> by.putIfAbsent(key.apply(one), one));
        return by;
    }
}
