package io.trueup.job;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.job.OrganizationLoader.Loaded;
import io.trueup.organization.Organization;
import io.trueup.reconcile.Reconciliation;
import io.trueup.store.AnalyticsFetches;
import io.trueup.store.Archive;
import io.trueup.store.Documents;
import io.trueup.store.Documents.Outcome;
import io.trueup.store.Documents.Registered;
import io.trueup.store.Documents.Unread;
import io.trueup.store.FactStore;
import io.trueup.store.Reconciliations;
import io.trueup.store.Reconciliations.Version;
import io.trueup.store.Sha256;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a run of now would find, with and without drafts: facts that are known already are used, the others are read, and all of it is rolled back. */
final class DryRun implements Drafts {
    private final Documents documents;
    private final FactStore facts;
    private final Archive archive;
    private final DocumentReader reader;
    private final Rules rules;
    private final Reconciliations reconciliations;
    private final OrganizationLoader loader;
    private final PriceList prices;
    private final TransactionTemplate whole;
    private final TransactionTemplate apart;

    DryRun(
            OpenRequest request,
            Documents documents,
            FactStore facts,
            Archive archive,
            Rules rules,
            Reconciliations reconciliations,
            PlatformTransactionManager transactions) {
        this.documents = documents;
        this.facts = facts;
        this.archive = archive;
        this.reader = request.reader();
        this.rules = rules;
        this.reconciliations = reconciliations;
        this.loader = request.organizations();
        this.prices = request.prices();
        this.whole = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public DocumentOutcome read(DocumentSource source, FactSink sink) {
        try {
            return reader.read(source, sink);
        } catch (RuntimeException | StackOverflowError failure) {
            return ReadWork.stumbledOver(failure);
        }
    }

    @Override
    public List<String> organizations(Path inbox) {
        try {
            return Files.isDirectory(inbox) ? new Inbox(inbox).organizations() : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Organization organization(Path inbox, String id) throws NotConfigured {
        byte[] yaml;
        try {
            yaml = new Inbox(inbox).yaml(id);
        } catch (IOException unreadable) {
            throw new NotConfigured(id + "/" + Inbox.YAML + " cannot be read (" + unreadable.getMessage() + ")");
        }
        List<String> problems = new Configured(loader).problems(id, yaml);
        if (yaml == null || !problems.isEmpty()) {
            throw new NotConfigured(String.join("; ", problems));
        }
        return switch (loader.load(id, id + "/" + Inbox.YAML, yaml)) {
            case Loaded.Good good -> good.organization();
            case Loaded.Bad bad -> throw new NotConfigured(String.join("; ", bad.problems()));
        };
    }

    @Override
    public Trial trial(Path inbox, String id, List<Draft> drafts, YearMonth month, Instant asOf) throws NotConfigured {
        Organization organization = organization(inbox, id);
        Map<String, Lying> lying = lying(inbox, id);
        Map<String, Lying> withDrafts = new TreeMap<>(lying);
        drafts.forEach(draft -> withDrafts.putIfAbsent(
                draft.sha256(),
                new Lying(
                        new Registered(
                                draft.sha256(),
                                draft.source().path(),
                                draft.source().size()),
                        draft.source())));
        return Objects.requireNonNull(whole.execute(status -> {
            status.setRollbackOnly();
            return new Trial(
                    reconcile(organization, lying, month, asOf), reconcile(organization, withDrafts, month, asOf));
        }));
    }

    /** A document of the inbox and where its bytes are. */
    private record Lying(Registered registered, DocumentSource source) {}

    /** What a run would collect: the files of the inbox, and what was fetched. */
    private Map<String, Lying> lying(Path inbox, String id) {
        Map<String, Lying> lying = new TreeMap<>();
        try {
            for (Map.Entry<String, Path> entry :
                    new Inbox(inbox).documents(id, note -> {}).entrySet()) {
                FileSource source = FileSource.of(entry.getKey(), entry.getValue());
                String sha256 = source.sha256();
                if (!entry.getKey().startsWith(AnalyticsFetches.FOLDER)) {
                    lying.putIfAbsent(sha256, new Lying(new Registered(sha256, entry.getKey(), source.size()), source));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (Registered fetched : documents.presentBelow(id, AnalyticsFetches.FOLDER)) {
            lying.putIfAbsent(
                    fetched.sha256(),
                    new Lying(fetched, archive.source(fetched.sha256(), fetched.file(), fetched.size())));
        }
        return lying;
    }

    private Reconciliation reconcile(
            Organization organization, Map<String, Lying> lying, YearMonth month, Instant asOf) {
        String id = organization.id();
        documents.register(id, lying.values().stream().map(Lying::registered).toList());
        for (Unread document : documents.unread(id, reader.version())) {
            read(document, Objects.requireNonNull(lying.get(document.sha256())).source());
        }
        return rules.reconcile(
                new MonthFacts(facts)
                        .load(
                                id,
                                organization,
                                prices,
                                new ArrayList<>(documents.present(id).stream()
                                        .map(Outcome::document)
                                        .toList()),
                                month,
                                asOf,
                                asOf,
                                reconciliations
                                        .closed(id, month)
                                        .map(Version::reconciliation)
                                        .orElse(null)),
                month);
    }

    private void read(Unread document, DocumentSource source) {
        DocumentOutcome outcome;
        try {
            outcome = Objects.requireNonNull(apart.execute(status -> facts.read(document, source, reader)));
        } catch (RuntimeException | StackOverflowError failure) {
            if (Failures.endsTheRun(failure)) {
                throw failure;
            }
            outcome = ReadWork.stumbledOver(failure);
        }
        documents.outcome(document, outcome, reader.version());
    }

    /** A file of the inbox, where it lies. */
    private record FileSource(String path, Path file, long size) implements DocumentSource {
        static FileSource of(String path, Path file) throws IOException {
            return new FileSource(path, file, Files.size(file));
        }

        String sha256() throws IOException {
            try (InputStream in = open()) {
                return Sha256.of(in);
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
