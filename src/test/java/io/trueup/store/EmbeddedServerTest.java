package io.trueup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    private static Path folder;

    private static Path home;

    @BeforeAll
    static void setUpOnce() {
        home = folder.resolve("home");
        EmbeddedServer.open(home).close();
    }

    @AfterAll
    static void nothingIsLeftRunning() {
        assertThat(pidFile()).doesNotExist();
    }

    private static Path pidFile() {
        return home.resolve("database/data/postmaster.pid");
    }

    private static long pid() throws Exception {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    private static String one(EmbeddedServer server, String query) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    @Test
    void theServerIsDurableAndListensOnThisMachineOnly() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.open(home)) {
            assertThat(one(server, "show fsync")).isEqualTo("on");
            assertThat(one(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(server, "show full_page_writes")).isEqualTo("on");
            assertThat(one(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(server, "show unix_socket_directories")).isEmpty();
            assertThat(
                            one(
                                    server,
                                    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'trueup'"))
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void nobodyComesInWithoutThePasswordWhichIsTheUsersAlone() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.open(home)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(one(server, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            Path password = home.resolve("database/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("database"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void dataIsKeptAndTheLastOneOutStopsTheServer() throws Exception {
        try (EmbeddedServer first = EmbeddedServer.open(home)) {
            long pid = pid();
            try (EmbeddedServer second = EmbeddedServer.open(home);
                    Connection connection = connect(second)) {
                assertThat(pid()).isEqualTo(pid);
                connection.createStatement().execute("create table kept as select 42 as answer");
            }
            assertThat(ProcessHandle.of(pid)).as("one user is left").isPresent();
            assertThat(one(first, "select answer from kept")).isEqualTo("42");
        }
        assertThat(pidFile()).doesNotExist();
        try (EmbeddedServer again = EmbeddedServer.open(home)) {
            assertThat(one(again, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerWhoseStarterWasKilledIsUsedAgainAndStoppedByTheLastOneOut() throws Exception {
        Process starter = starter();
        try {
            awaitLine(starter);
            long pid = pid();
            starter.destroyForcibly().waitFor();
            assertThat(ProcessHandle.of(pid))
                    .as("it lives on in a session of its own")
                    .isPresent();

            try (EmbeddedServer server = EmbeddedServer.open(home)) {
                assertThat(pid()).isEqualTo(pid);
                assertThat(one(server, "select 1")).isEqualTo("1");
            }
            assertThat(pidFile()).doesNotExist();
        } finally {
            starter.destroyForcibly();
        }
    }

    @Test
    void aServerThatAnotherProcessUsesIsSharedAndNotStopped() throws Exception {
        Process other = starter();
        try {
            awaitLine(other);
            long pid = pid();
            try (EmbeddedServer server = EmbeddedServer.open(home)) {
                assertThat(one(server, "select 1")).isEqualTo("1");
            }
            assertThat(pid()).isEqualTo(pid);

            other.getOutputStream().close();
            assertThat(other.waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(pidFile()).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aServerThatWasKilledItselfIsStartedAgain() throws Exception {
        try (EmbeddedServer first = EmbeddedServer.open(home)) {
            ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(4, TimeUnit.MINUTES);
            try (EmbeddedServer second = EmbeddedServer.open(home)) {
                assertThat(one(second, "select 1")).isEqualTo("1");
            }
            assertThat(one(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aNumberThatNowBelongsToAnotherProgramIsNoServer() throws Exception {
        EmbeddedServer.open(home).close();
        Files.write(
                pidFile(),
                List.of(
                        Long.toString(ProcessHandle.current().pid()),
                        home.resolve("database/data").toString(),
                        "1",
                        "1"));
        try (EmbeddedServer server = EmbeddedServer.open(home)) {
            assertThat(one(server, "select 1")).isEqualTo("1");
        }
    }

    private static Process starter() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerUser.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitLine(Process process) throws Exception {
        assertThat(process.inputReader().readLine()).isEqualTo("open");
    }
}
