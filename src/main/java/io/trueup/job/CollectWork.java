package io.trueup.job;

import io.trueup.store.AnalyticsFetches;
import io.trueup.store.Archive;
import io.trueup.store.Archive.Kept;
import io.trueup.store.Archive.Unreadable;
import io.trueup.store.Documents;
import io.trueup.store.Documents.Registered;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what lies in the inbox, and the analytics that are fetched, and registers it. Every file is hashed at every run: size and time of a file can stay while its bytes
 * change, and a missed change would be a wrong figure.
 */
final class CollectWork extends MemberWork {

    private final Documents documents;
    private final Archive archive;
    private final FetchedAnalytics analytics;

    CollectWork(Runs runs, Documents documents, Archive archive, FetchedAnalytics analytics) {
        super("collect", 0, runs);
        this.documents = documents;
        this.archive = archive;
        this.analytics = analytics;
    }

    @Override
    void handle(RunContext context, Member member) {
        Inbox inbox = new Inbox(context.run().inbox());
        Map<String, Registered> byContent = new TreeMap<>();
        // In the order of their paths, so that of equal bytes the smallest path stays.
        files(context, inbox, member.organization()).forEach((path, file) -> {
            if (path.startsWith(AnalyticsFetches.FOLDER)) {
                context.progress()
                        .note(member.organization() + "/" + path + " was left out: the name " + AnalyticsFetches.FOLDER
                                + " is kept for what is fetched; give the folder another name");
                return;
            }
            Kept kept = keep(member.organization() + "/" + path, file);
            byContent.putIfAbsent(kept.sha256(), new Registered(kept.sha256(), path, kept.size()));
        });
        analytics
                .collect(context, member.organization())
                .forEach(document -> byContent.putIfAbsent(document.sha256(), document));
        documents.register(member.organization(), List.copyOf(byContent.values()));
    }

    private static TreeMap<String, Path> files(RunContext context, Inbox inbox, String organization) {
        try {
            return inbox.documents(organization, context.progress()::note);
        } catch (IOException failure) {
            throw new ItemFailure(
                    "The folder " + inbox.folder().resolve(organization) + " cannot be read (" + failure.getMessage()
                            + "): make it readable and run the month again",
                    failure);
        }
    }

    private Kept keep(String label, Path file) {
        try {
            if (Files.size(file) > Inbox.LARGEST) {
                throw new ItemFailure(
                        label
                                + " is larger than 8 GiB and no document: take it out of the inbox and run the month again",
                        new IOException("too large"));
            }
            return archive.keep(file);
        } catch (Unreadable failure) {
            throw new ItemFailure(
                    label + " cannot be read (" + failure.getMessage() + "): make it readable and run the month again",
                    failure);
        } catch (IOException failure) {
            throw new RunFailure("The archive of documents cannot be written: " + failure.getMessage(), failure);
        }
    }
}
