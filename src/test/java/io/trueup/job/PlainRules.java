package io.trueup.job;

import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Facts;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciler;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Rules that tell every fact they were given as an assumption, so that tests see what the job hands over. */
final class PlainRules {

    private PlainRules() {}

    static Reconciliation reconcile(Facts facts, YearMonth month) {
        List<String> told = new ArrayList<>();
        facts.readings()
                .forEach(reading -> told.add(
                        reading.at() + " " + reading.pool() + " " + reading.remaining() + " @ " + reading.source()));
        facts.refusals().forEach(refusal -> told.add(refusal.reason() + " @ " + refusal.source()));
        return new Reconciliation(
                facts.organization().id(),
                facts.organization().name(),
                month,
                true,
                Status.RECONCILED,
                facts.documents().stream()
                        .map(document -> new DocumentUse(
                                document.file(),
                                document.sha256(),
                                document.kind(),
                                document.isSetAside(),
                                null,
                                document.reason()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                new Method(Reconciler.RULES, null, facts.organization().tolerance(), told, List.of()));
    }
}
