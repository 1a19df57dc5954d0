package io.trueup.job;

import io.trueup.mail.Mailer;
import io.trueup.store.AnalyticsFetches;
import io.trueup.store.Archive;
import io.trueup.store.BatchRecovery;
import io.trueup.store.Database;
import io.trueup.store.Documents;
import io.trueup.store.Executions;
import io.trueup.store.FactStore;
import io.trueup.store.Outbox;
import io.trueup.store.Portfolios;
import io.trueup.store.Reconciliations;
import io.trueup.store.Runs;
import io.trueup.store.VersionInputs;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that the operations work on, put together once. */
record Rooms(
        Database database,
        JdbcClient sql,
        Runs runs,
        Executions executions,
        Reconciliations reconciliations,
        Portfolios portfolios,
        Outbox outbox,
        @Nullable Courier courier,
        BatchRecovery recovery,
        Configured configured,
        TransactionTemplate transaction,
        JobOperator operator,
        MonthlyReconciliation job,
        Verifier verifier,
        Drafts drafts,
        History history) {

    static Rooms of(OpenRequest request, Rules rules, Database database, ConfigurableApplicationContext context) {
        JdbcClient sql = context.getBean(JdbcClient.class);
        PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
        Runs runs = new Runs(database.pool(), sql);
        Executions executions = new Executions(sql);
        Documents documents = new Documents(sql);
        FactStore facts = new FactStore(database.pool(), sql);
        Reconciliations reconciliations = new Reconciliations(sql);
        VersionInputs versionInputs = new VersionInputs(sql);
        Portfolios portfolios = new Portfolios(database.pool(), sql);
        Outbox outbox = new Outbox(sql);
        Mailer mailer = request.mailer();
        Courier courier = mailer == null
                ? null
                : new Courier(
                        database,
                        sql,
                        outbox,
                        new TransactionTemplate(transactions),
                        new Editions(reconciliations),
                        mailer);
        Archive archive = Archive.below(request.home());
        Configured configured = new Configured(request.organizations());
        List<Work<?>> steps = List.of(
                new CollectWork(
                        runs,
                        documents,
                        archive,
                        new FetchedAnalytics(
                                request.analytics(), new AnalyticsFetches(sql), archive, InstantSource.system())),
                new ReadWork(documents, facts, archive, request.reader()),
                new ReconcileWork(rules, runs, configured, documents, facts, reconciliations, versionInputs, request),
                new ReportWork(
                        runs, reconciliations, request.reports(), new PortfolioRows(reconciliations, portfolios)),
                new PortfolioWork(portfolios),
                new DeliverWork(runs, configured, reconciliations, outbox, mailer, courier));
        return new Rooms(
                database,
                sql,
                runs,
                executions,
                reconciliations,
                portfolios,
                outbox,
                courier,
                new BatchRecovery(sql),
                configured,
                new TransactionTemplate(transactions),
                context.getBean(JobOperator.class),
                new MonthlyReconciliation(context.getBean(JobRepository.class), transactions, executions, steps),
                new Verifier(
                        reconciliations,
                        versionInputs,
                        new Recomputation(documents, facts, archive, request.reader(), rules, transactions),
                        request.organizations(),
                        request.reports()),
                new DryRun(request, documents, facts, archive, rules, reconciliations, transactions),
                new StoredHistory(sql, runs, archive, request.reader().version()));
    }
}
