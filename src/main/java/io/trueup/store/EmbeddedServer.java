package io.trueup.store;

import io.trueup.store.ServerFiles.Postmaster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The bundled PostgreSQL under {@code <home>/database}. It belongs to all processes of the home: the first starts it, in a session of its
 * own, each holds a shared lock while it uses it, the last one out stops it, and one that a killed process left behind is used again.
 */
public final class EmbeddedServer implements AutoCloseable {

    static final String USER = "trueup";
    static final String DATABASE = "trueup";

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** The servers that this process uses, by home, with how often: file locks belong to the process, not to the user of this class. */
    private static final Map<Path, Shared> SHARED = new HashMap<>();

    private final Path key;
    private final Shared shared;
    private boolean closed;

    private EmbeddedServer(Path key, Shared shared) {
        this.key = key;
        this.shared = shared;
    }

    /**
     * Finds the home's server or starts it.
     *
     * @throws CannotOpenException if it cannot be started
     */
    public static EmbeddedServer open(Path home) {
        synchronized (SHARED) {
            try {
                Path key = Files.createDirectories(home).toRealPath();
                Shared shared = SHARED.get(key);
                if (shared == null) {
                    shared = Shared.in(key);
                    SHARED.put(key, shared);
                }
                EmbeddedServer server = new EmbeddedServer(key, shared);
                shared.users++;
                try {
                    shared.findOrStart();
                } catch (IOException | RuntimeException failure) {
                    server.close();
                    throw failure;
                }
                return server;
            } catch (IOException failure) {
                throw CannotOpenException.because(
                        "The database under " + home + " cannot be used: " + failure.getMessage()
                                + ". Look whether that folder can be written, or choose another with --home",
                        failure);
            }
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(shared.port, DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return shared.password;
    }

    /** Leaves the server; the last process out stops it. */
    @Override
    public void close() {
        synchronized (SHARED) {
            if (!closed) {
                closed = true;
                if (shared.leave()) {
                    SHARED.remove(key);
                }
            }
        }
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** One home's server as this process sees it. */
    private static final class Shared {
        private final ServerFiles files;
        private final HomeLocks locks;
        private final String password;
        private int users;
        private int port;

        private Shared(ServerFiles files, HomeLocks locks, String password) {
            this.files = files;
            this.locks = locks;
            this.password = password;
        }

        static Shared in(Path home) throws IOException {
            ServerFiles files = ServerFiles.below(home);
            HomeLocks locks = HomeLocks.in(files.folder());
            try (FileLock starting = locks.starting()) {
                return new Shared(files, locks, files.password());
            }
        }

        void findOrStart() throws IOException {
            try (FileLock starting = locks.starting()) {
                locks.use();
                port = findLiving().orElse(0);
                if (port == 0) {
                    port = start();
                }
            }
        }

        /** @return whether this process uses the server no longer */
        boolean leave() {
            users--;
            if (users > 0) {
                return false;
            }
            try (locks;
                    FileLock starting = locks.starting()) {
                if (locks.leave()
                        && files.postmaster().filter(Postmaster::isAlive).isPresent()) {
                    commands().stop();
                }
            } catch (IOException failure) {
                // The work is done and committed; whoever comes next finds the server or its pid file and copes.
                return true;
            }
            return true;
        }

        private ServerCommands commands() throws IOException {
            return new ServerCommands(PostgresBinaries.unpackedBelow(files.folder()), files);
        }

        /** The port of a server that lives and lets us in; waits for one that is recovering or shutting down. */
        private Optional<Integer> findLiving() throws IOException {
            Instant end = Instant.now().plus(PATIENCE);
            Optional<Postmaster> found = files.postmaster();
            while (found.isPresent() && found.get().isAlive()) {
                if (accepts(found.get().port())) {
                    return Optional.of(found.get().port());
                }
                if (Instant.now().isAfter(end)) {
                    throw CannotOpenException.because(
                            "The database server (process " + found.get().pid() + ") does not answer since "
                                    + PATIENCE.toSeconds() + " s; see " + files.log() + ": " + files.lastWords(),
                            null);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                found = files.postmaster();
            }
            if (found.isPresent()) {
                files.forgetPostmaster();
            }
            return Optional.empty();
        }

        private boolean accepts(int somePort) {
            if (somePort == 0) {
                return false;
            }
            try (Connection connection = DriverManager.getConnection(jdbcUrl(somePort, "postgres"), USER, password)) {
                return ensureDatabase(connection);
            } catch (SQLException notYet) {
                if (notYet.getSQLState() != null && notYet.getSQLState().startsWith("28")) {
                    throw CannotOpenException.because(
                            "The database server refuses the password kept in " + files.passwordPath()
                                    + ": the file was changed or comes from another home",
                            notYet);
                }
                return false;
            }
        }

        private static boolean ensureDatabase(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    var found =
                            statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + DATABASE);
                }
                return true;
            }
        }

        private int start() throws IOException {
            ServerCommands commands = commands();
            if (!Files.exists(files.data())) {
                Path half = files.folder().resolve("data.tmp");
                Folders.delete(half);
                commands.initialize(half);
                Files.move(half, files.data(), StandardCopyOption.ATOMIC_MOVE);
                Folders.sync(files.folder());
            }
            int chosen = freePort();
            commands.start(chosen, PATIENCE);
            Optional<Integer> living = findLiving();
            return living.orElseThrow(() -> CannotOpenException.because(
                    "The database server ended as soon as it had started; see " + files.log() + ": "
                            + files.lastWords(),
                    null));
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
