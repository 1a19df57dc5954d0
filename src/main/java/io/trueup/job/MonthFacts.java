package io.trueup.job;

import io.trueup.organization.Organization;
import io.trueup.reconcile.Facts;
import io.trueup.reconcile.Facts.DocumentRecord;
import io.trueup.reconcile.Reconciliation;
import io.trueup.store.FactStore;
import io.trueup.usage.PriceList;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads what is known around a month, the same way for a run and for its verification. */
record MonthFacts(FactStore facts) {

    /** @param key under which the facts are stored: the organization's name, except while a version is verified */
    Facts load(
            String key,
            Organization organization,
            PriceList prices,
            List<DocumentRecord> documents,
            YearMonth month,
            Instant asOf,
            Instant begun,
            @Nullable Reconciliation closed) {
        return new Facts(
                organization,
                prices,
                documents,
                facts.invoices(key),
                facts.readings(key, month),
                facts.movements(key, month),
                facts.refusals(key),
                facts.members(key),
                facts.memberCredits(key, month),
                facts.analytics(key, month),
                facts.usage(key, month),
                asOf,
                begun,
                closed,
                facts.history(key, month));
    }
}
