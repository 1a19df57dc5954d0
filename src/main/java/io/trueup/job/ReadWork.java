package io.trueup.job;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.finding.FindingCode;
import io.trueup.store.Archive;
import io.trueup.store.Documents;
import io.trueup.store.Documents.Unread;
import io.trueup.store.FactStore;
import io.trueup.store.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns each new document into facts; a document that a reader stumbles over is set aside with that reason. */
final class ReadWork implements Work<Unread> {

    private static final Logger LOG = LoggerFactory.getLogger(ReadWork.class);

    private final Documents documents;
    private final FactStore facts;
    private final Archive archive;
    private final DocumentReader reader;
    private final TransactionTemplate apart;

    /** @param apart a transaction inside the chunk's, which can be undone alone */
    ReadWork(Documents documents, FactStore facts, Archive archive, DocumentReader reader, TransactionTemplate apart) {
        this.documents = documents;
        this.facts = facts;
        this.archive = archive;
        this.reader = reader;
        this.apart = apart;
    }

    @Override
    public void work(RunContext context, Unread document) {
        documents.outcome(document, read(document), reader.version());
    }

    private DocumentOutcome read(Unread document) {
        try {
            return java.util.Objects.requireNonNull(apart.execute(status ->
                    facts.read(document, archive.source(document.sha256(), document.file(), document.size()), reader)));
        } catch (RuntimeException | StackOverflowError failure) {
            if (Failures.endsTheRun(failure)) {
                throw failure;
            }
            LOG.error("{}/{} could not be read", document.organization(), document.file(), failure);
            return DocumentOutcome.setAside(
                    DocumentKind.UNKNOWN,
                    FindingCode.UNREADABLE_DOCUMENT,
                    "The program could not read it, which is an error of the program (" + Failures.told(failure)
                            + "): report it with the file");
        }
    }

    @Override
    public String step() {
        return "read";
    }

    @Override
    public long behind(Run run) {
        return 0;
    }

    @Override
    public long waiting(Run run) {
        return documents.unread(run, reader.version());
    }

    @Override
    public List<Unread> next(Run run, int partition, @Nullable Unread after, int limit) {
        return documents.unread(run, reader.version(), partition, after, limit);
    }

    @Override
    public String organization(Unread document) {
        return document.organization();
    }
}
