package io.trueup.console.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.trueup.console.api.Figures.Figure;
import io.trueup.job.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The figures for monitoring, counted every {@value #EVERY_SECONDS} seconds however often they are asked for. */
@Component
final class Monitoring implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
    private static final int EVERY_SECONDS = 15;

    /** One meter with a value for each of something. */
    private record Shown(MultiGauge gauge, String tag, Function<Figures, List<Figure>> figures) {
        void show(Figures now) {
            List<MultiGauge.Row<?>> rows = new ArrayList<>();
            figures.apply(now)
                    .forEach(figure -> rows.add(MultiGauge.Row.of(Tags.of(tag, figure.of()), figure.value())));
            gauge.register(rows, true);
        }
    }

    private final Operations operations;
    private final JdbcClient sql;
    private final MeterRegistry registry;
    private final List<Shown> shown = new ArrayList<>();
    private volatile @Nullable Instant lastCompleted;
    private volatile boolean isCounted;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("monitoring").factory());

    Monitoring(Operations operations, JdbcClient sql, MeterRegistry registry) {
        this.operations = operations;
        this.sql = sql;
        this.registry = registry;
        show("trueup.runs", "Runs by state", "state", Figures::runs);
        show("trueup.documents", "Documents of the inbox by outcome", "outcome", Figures::documents);
        show("trueup.findings", "Findings of the newest versions by severity", "severity", Figures::findings);
        show("trueup.months", "Months by status", "status", Figures::months);
        show("trueup.disputed", "Money in dispute by currency", "currency", Figures::disputed);
        show("trueup.accrued", "Estimates of missing invoices by currency", "currency", Figures::accrued);
        show("trueup.mails", "Mails by state", "state", Figures::mails);
        Gauge.builder("trueup.last.completed.run.timestamp.seconds", this, Monitoring::lastCompleted)
                .description("When the last run came to its end; NaN: none has")
                .register(registry);
        Gauge.builder("trueup.counted", this, monitoring -> monitoring.isCounted ? 1 : 0)
                .description("1: the other figures are of now; 0: the database could not be asked, they are old")
                .register(registry);
        clock.scheduleWithFixedDelay(this::count, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void show(String name, String description, String tag, Function<Figures, List<Figure>> figures) {
        shown.add(new Shown(MultiGauge.builder(name).description(description).register(registry), tag, figures));
    }

    private double lastCompleted() {
        Instant at = lastCompleted;
        return at == null ? Double.NaN : at.getEpochSecond();
    }

    private void count() {
        try {
            Figures now = Figures.of(operations, sql);
            shown.forEach(one -> one.show(now));
            lastCompleted = now.lastCompleted();
            isCounted = true;
        } catch (DataAccessException | TransactionException away) {
            isCounted = false;
            LOG.debug("The database is away; figures for monitoring are old", away);
        } catch (RuntimeException failure) {
            isCounted = false;
            LOG.error("Figures for monitoring could not be counted", failure);
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
