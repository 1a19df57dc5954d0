package io.trueup.job;

import io.trueup.job.Operations.Result;
import io.trueup.store.Archive;
import io.trueup.store.DocumentPages;
import io.trueup.store.Documents;
import io.trueup.store.ExecutionPages;
import io.trueup.store.Executions;
import io.trueup.store.Executions.Execution;
import io.trueup.store.MonthStandings;
import io.trueup.store.Reconciliations;
import io.trueup.store.Run;
import io.trueup.store.RunOutlooks;
import io.trueup.store.Runs;
import io.trueup.store.Standing;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history as the database keeps it. */
final class StoredHistory implements History {

    private static final int MOST_PROBLEMS = 50;

    private final String readerVersion;
    private final Archive archive;
    private final Executions executions;
    private final ExecutionPages pages;
    private final ExecutionStates states;
    private final MonthStandings standings;
    private final Reconciliations reconciliations;
    private final RunOutlooks outlooks;
    private final Runs runs;
    private final DocumentPages documentPages;
    private final Documents documents;

    StoredHistory(JdbcClient sql, Runs runs, Archive archive, String readerVersion) {
        this.readerVersion = readerVersion;
        this.archive = archive;
        this.runs = runs;
        this.executions = new Executions(sql);
        this.pages = new ExecutionPages(sql);
        this.states = new ExecutionStates(sql);
        this.standings = new MonthStandings(sql);
        this.reconciliations = new Reconciliations(sql);
        this.outlooks = new RunOutlooks(sql);
        this.documentPages = new DocumentPages(sql);
        this.documents = new Documents(sql);
    }

    @Override
    public List<ExecutionView> executions(ExecutionQuery query, @Nullable Long before, int limit) {
        return pages.page(query.filter(), before, limit).stream()
                .map(this::view)
                // running and interrupted are one state to the database
                .filter(view -> query.state() == null || view.state() == query.state())
                .toList();
    }

    private ExecutionView view(Execution execution) {
        return ExecutionView.of(execution, states.of(execution), List.of());
    }

    @Override
    public Optional<ExecutionDetail> execution(long number) {
        return executions.find(number).flatMap(execution -> runs.of(execution).map(run -> detail(execution, run)));
    }

    private ExecutionDetail detail(Execution execution, Run run) {
        return new ExecutionDetail(
                view(execution),
                run,
                execution.runState().equals("open"),
                executions.isStopRequested(execution.number()),
                pages.parts(execution.number()),
                outlooks.of(run),
                documents.unread(run, readerVersion),
                outlooks.mails(run, "queued"),
                outlooks.mails(run, "sent"),
                pages.problems(run, MOST_PROBLEMS));
    }

    @Override
    public Attention attention(int most) {
        return new Attention(
                standings.disputed(most),
                standings.totalDisputed(),
                standings.missing(most),
                standings.totalMissing(),
                documentPages.page(new DocumentPages.Filter(null, null, true), null, most),
                documentPages.setAside(),
                pages.unfinished(most).stream().map(this::view).toList(),
                pages.problems(most));
    }

    @Override
    public List<Standing> months(MonthStandings.Filter filter, MonthStandings.@Nullable Place after, int limit) {
        return standings.page(filter, after, limit);
    }

    @Override
    public Optional<Result> version(YearMonth month, String organization, int version) {
        return reconciliations
                .version(organization, month, version)
                .map(stored -> new Result(
                        stored.reconciliation(),
                        version,
                        reconciliations
                                .publishedIn(organization, month, version)
                                .orElse(null)));
    }

    @Override
    public List<Integer> versions(YearMonth month, String organization) {
        return reconciliations.versions(organization, month);
    }

    @Override
    public List<DocumentPages.Entry> documents(
            DocumentPages.Filter filter, DocumentPages.@Nullable Place after, int limit) {
        return documentPages.page(filter, after, limit);
    }

    @Override
    public Optional<Original> original(String organization, String sha256) {
        return documentPages
                .find(organization, sha256)
                .map(entry -> new Original(entry, archive.source(entry.sha256(), entry.file(), entry.size())));
    }
}
