package io.trueup.job;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.organization.Organization;
import io.trueup.reconcile.Reconciliation;
import io.trueup.store.Archive;
import io.trueup.store.Archive.Kept;
import io.trueup.store.Documents;
import io.trueup.store.Documents.Outcome;
import io.trueup.store.Documents.Registered;
import io.trueup.store.Documents.Unread;
import io.trueup.store.FactStore;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads archived documents into facts and reconciles them, in one transaction that is rolled back: the very statements of a run do the work, and nothing
 * of it is ever seen by anybody else.
 */
final class Recomputation {

    private static final AtomicLong NEXT = new AtomicLong();

    private final Documents documents;
    private final FactStore facts;
    private final Archive archive;
    private final DocumentReader reader;
    private final Rules rules;
    private final TransactionTemplate whole;
    private final TransactionTemplate apart;

    Recomputation(
            Documents documents,
            FactStore facts,
            Archive archive,
            DocumentReader reader,
            Rules rules,
            PlatformTransactionManager transactions) {
        this.documents = documents;
        this.facts = facts;
        this.archive = archive;
        this.reader = reader;
        this.rules = rules;
        this.whole = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    String reader() {
        return reader.version();
    }

    /** The documents whose archived bytes are gone or are not what they were, a sentence each. */
    List<String> damaged(List<Inputs.Input> inputs) {
        List<String> damaged = new ArrayList<>();
        for (Inputs.Input input : inputs) {
            try {
                if (!archive.kept(input.sha256()).sha256().equals(input.sha256())) {
                    damaged.add("The archived copy of " + input.file() + " was changed (its SHA-256 is no longer "
                            + input.sha256() + ")");
                }
            } catch (IOException gone) {
                damaged.add("The archived copy of " + input.file() + " (SHA-256 " + input.sha256()
                        + ") is gone or cannot be read");
            }
        }
        return damaged;
    }

    Reconciliation of(
            Organization organization,
            PriceList prices,
            Inputs made,
            YearMonth month,
            @Nullable Reconciliation closed) {
        // No organization can be called so; and no other process verifies under this name.
        String key = "~verify-" + ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet();
        return Objects.requireNonNull(whole.execute(status -> {
            status.setRollbackOnly();
            List<Registered> registered =
                    made.documents().stream().map(this::registered).toList();
            documents.register(key, registered);
            registered.forEach(document -> read(key, document));
            List<Outcome> present = documents.present(key);
            return rules.reconcile(
                    new MonthFacts(facts)
                            .load(
                                    key,
                                    organization,
                                    prices,
                                    present.stream().map(Outcome::document).toList(),
                                    month,
                                    made.asOf(),
                                    made.begun(),
                                    closed),
                    month);
        }));
    }

    private Registered registered(Inputs.Input input) {
        try {
            Kept kept = archive.kept(input.sha256());
            return new Registered(input.sha256(), input.file(), kept.size());
        } catch (IOException gone) {
            throw new RunFailure("The archived copy of " + input.file() + " cannot be read", gone);
        }
    }

    private void read(String key, Registered registered) {
        Unread document = new Unread(key, registered.sha256(), registered.file(), registered.size(), true);
        DocumentOutcome outcome;
        try {
            outcome = Objects.requireNonNull(apart.execute(status -> facts.read(
                    document, archive.source(registered.sha256(), registered.file(), registered.size()), reader)));
        } catch (RuntimeException | StackOverflowError failure) {
            if (Failures.endsTheRun(failure)) {
                throw failure;
            }
            outcome = ReadWork.stumbledOver(failure);
        }
        documents.outcome(document, outcome, reader.version());
    }
}
