package io.trueup.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database as pages ask for it. A run waits long for a connection, since a database may come back; somebody before a page is told within
 * seconds that it is away, and whoever asks right after that at once.
 */
final class QuickDatabase extends DelegatingDataSource {

    private static final long AWAY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Duration patience;
    private final AtomicLong awayUntil = new AtomicLong(System.nanoTime());

    QuickDatabase(DataSource pool, Duration patience) {
        super(pool);
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (awayUntil.get() - System.nanoTime() > 0) {
            throw away(null);
        }
        CompletableFuture<Connection> asked = new CompletableFuture<>();
        Thread.ofVirtual().name("quick-database").start(() -> ask(asked));
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException failure) {
            // one that comes too late goes back to its pool
            asked.whenComplete((late, none) -> giveBack(late));
            awayUntil.set(System.nanoTime() + AWAY_NANOS);
            throw away(failure);
        } catch (InterruptedException interrupted) {
            asked.whenComplete((late, none) -> giveBack(late));
            Thread.currentThread().interrupt();
            throw away(interrupted);
        }
    }

    private void ask(CompletableFuture<Connection> asked) {
        try {
            asked.complete(super.getConnection());
        } catch (SQLException | RuntimeException failure) {
            asked.completeExceptionally(failure);
        }
    }

    private static void giveBack(@Nullable Connection late) {
        if (late != null) {
            try {
                late.close();
            } catch (SQLException gone) {
                // then there is nothing to give back
            }
        }
    }

    private static SQLException away(@Nullable Throwable cause) {
        return new SQLTransientConnectionException("The database does not answer", "08001", cause);
    }
}
