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

/** Turns each document that this version of the readers has not read into facts. */
final class ReadWork implements Work<Unread> {

    private static final Logger LOG = LoggerFactory.getLogger(ReadWork.class);

    private final Documents documents;
    private final FactStore facts;
    private final Archive archive;
    private final DocumentReader reader;

    ReadWork(Documents documents, FactStore facts, Archive archive, DocumentReader reader) {
        this.documents = documents;
        this.facts = facts;
        this.archive = archive;
        this.reader = reader;
    }

    @Override
    public void work(RunContext context, Unread document) {
        DocumentOutcome outcome =
                facts.read(document, archive.source(document.sha256(), document.file(), document.size()), reader);
        documents.outcome(document, outcome, reader.version());
    }

    /** A document that a reader stumbles over is set aside with that reason; its organization goes on. */
    @Override
    public void failed(RunContext context, Unread document, Throwable failure) {
        LOG.error("{}/{} could not be read", document.organization(), document.file(), failure);
        facts.forget(document);
        documents.outcome(document, stumbledOver(failure), reader.version());
    }

    /** What becomes of a document that a reader stumbles over. */
    static DocumentOutcome stumbledOver(Throwable failure) {
        return DocumentOutcome.setAside(
                DocumentKind.UNKNOWN,
                FindingCode.UNREADABLE_DOCUMENT,
                "The program could not read it, which is an error of the program (" + Failures.told(failure)
                        + "): report it with the file");
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
}
