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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The bundled PostgreSQL under {@code <home>/database}. It belongs to all processes of the home: the first starts it, in a session of its
 * own, each holds a shared lock while it uses it, the last one out stops it, and one that a killed process left behind is used again.
 */
public final class EmbeddedServer implements AutoCloseable {

    static final String USER = "trueup";
    static final String DATABASE = "trueup";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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

    /** Finds the home's server or starts it. @throws CannotOpenException if it cannot be started */
    public static EmbeddedServer open(Path home) {
        synchronized (SHARED) {
            try {
                Path key = Files.createDirectories(home).toRealPath();
                Shared shared = SHARED.get(key);
                if (shared == null) {
                    shared = Shared.in(key);
                    SHARED.put(key, shared);
                }
                shared.enter();
                return new EmbeddedServer(key, shared);
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

        void enter() throws IOException {
            try (FileLock starting = locks.starting()) {
                locks.use();
                port = findLiving().orElse(0);
                if (port == 0) {
                    port = start();
                }
            }
            users++;
        }

        /** @return whether this process uses the server no longer */
        boolean leave() {
            users--;
            if (users > 0) {
                return false;
            }
            try (locks;
                    FileLock starting = locks.starting()) {
                if (locks.leave() && files.postmaster().isPresent()) {
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
                commands.initialize(half, password);
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

    /** PostgreSQL's own programs, called as they are meant to be. */
    private record ServerCommands(Path programs, ServerFiles files) {

        void initialize(Path data, String password) throws IOException {
            call(
                    PATIENCE.multipliedBy(2),
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    USER,
                    "--pwfile=" + files.passwordPath(),
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
        }

        void start(int port, Duration patience) throws IOException {
            String options = String.join(
                    " ",
                    "-p " + port,
                    "-c listen_addresses=127.0.0.1",
                    "-c unix_socket_directories=",
                    "-c fsync=on",
                    "-c synchronous_commit=on",
                    "-c full_page_writes=on",
                    "-c password_encryption=scram-sha-256",
                    "-c timezone=UTC",
                    "-c log_timezone=UTC",
                    "-c jit=off",
                    "-c log_checkpoints=off",
                    "-c max_connections=200");
            call(
                    patience.plusSeconds(5),
                    "pg_ctl",
                    "-D",
                    files.data().toString(),
                    "-l",
                    files.log().toString(),
                    "-o",
                    options,
                    "-t",
                    Long.toString(patience.toSeconds()),
                    "-w",
                    "start");
        }

        void stop() throws IOException {
            call(
                    PATIENCE.plusSeconds(5),
                    "pg_ctl",
                    "-D",
                    files.data().toString(),
                    "-m",
                    "fast",
                    "-t",
                    "60",
                    "-w",
                    "stop");
        }

        private void call(Duration patience, String program, String... arguments) throws IOException {
            List<String> command = new ArrayList<>();
            if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
                // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular.
                command.addAll(List.of("unshare", "-U"));
            }
            command.add(programs.resolve("bin").resolve(program).toString());
            command.addAll(List.of(arguments));
            Path output = files.logs().resolve(program + ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.start();
            try {
                if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw failed(program, "took longer than " + patience.toSeconds() + " s", output);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while waiting for " + program, interrupted);
            }
            if (process.exitValue() != 0) {
                throw failed(program, "ended with status " + process.exitValue(), output);
            }
        }

        private CannotOpenException failed(String program, String how, Path output) throws IOException {
            return CannotOpenException.because(
                    "The bundled database could not be used: " + program + " " + how + ": "
                            + Files.readString(output).strip().replaceAll("\\s*\\R\\s*", " / ") + " "
                            + files.lastWords(),
                    null);
        }
    }
}
