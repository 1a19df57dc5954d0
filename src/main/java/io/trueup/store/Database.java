package io.trueup.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The open database: the home's bundled server, or one of the user's own (PostgreSQL 15 or newer). */
public final class Database implements AutoCloseable {

    /** Threads of a run, each with one connection, and a few for the looks of the console. */
    public static final int MOST_THREADS = 32;

    private static final int OLDEST = 15;

    private final @Nullable EmbeddedServer server;
    private final String jdbc;
    private final Properties login;
    private final HikariDataSource pool;

    private Database(@Nullable EmbeddedServer server, String jdbc, Properties login) {
        this.server = server;
        this.jdbc = jdbc;
        this.login = login;
        this.pool = pool(jdbc, login);
    }

    /**
     * @param url a server of the user's own; null: the home's bundled one.
     * @throws CannotOpenException if it cannot be reached
     */
    public static Database open(Path home, @Nullable String url) {
        return url == null ? bundled(home) : own(DatabaseUrl.of(url, System.getenv()));
    }

    private static Database bundled(Path home) {
        EmbeddedServer server = EmbeddedServer.open(home);
        try {
            return new Database(server, server.jdbcUrl(), login(server.user(), server.password()));
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    static Database own(DatabaseUrl url) {
        Properties login = login(url.user(), url.password());
        try (Connection connection = DriverManager.getConnection(url.jdbc(), login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw CannotOpenException.because(
                        "The server at " + url.place() + " is PostgreSQL " + version + "; Trueup needs " + OLDEST
                                + " or newer",
                        null);
            }
        } catch (SQLException failure) {
            throw CannotOpenException.because(told(url, failure), failure);
        }
        return new Database(null, url.jdbc(), login);
    }

    private static String told(DatabaseUrl url, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "08001", "08004", "08006" ->
                failure.getMessage() != null && failure.getMessage().contains("password")
                        ? noPassword(url)
                        : "Nothing answers at " + url.place()
                                + ": start the PostgreSQL server there or correct --database";
            case "28P01", "28000" ->
                "The server at " + url.place() + " refuses user " + url.user()
                        + ": set the right password in the environment variable PGPASSWORD or in a pgpass file";
            case "3D000" ->
                "The server at " + url.place() + " has no database " + url.database() + ": create it (createdb "
                        + url.database() + ") or correct --database";
            default ->
                "The database " + url.database() + " at " + url.place() + " cannot be opened: " + failure.getMessage();
        };
    }

    private static String noPassword(DatabaseUrl url) {
        return "The server at " + url.place()
                + " asks for a password: set the environment variable PGPASSWORD or write a pgpass file";
    }

    private static Properties login(@Nullable String user, @Nullable String password) {
        Properties login = new Properties();
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        login.setProperty("ApplicationName", "trueup");
        login.setProperty("loginTimeout", "10");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("reWriteBatchedInserts", "true");
        return login;
    }

    private static HikariDataSource pool(String jdbc, Properties login) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbc);
        config.setDataSourceProperties(login);
        config.setPoolName("trueup");
        config.setMaximumPoolSize(MOST_THREADS + 8);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Pooled connections for work. */
    public DataSource pool() {
        return pool;
    }

    /** A connection of its own, for a lock that shall live as long as the process. */
    Connection connectDirectly() throws SQLException {
        return DriverManager.getConnection(jdbc, login);
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
