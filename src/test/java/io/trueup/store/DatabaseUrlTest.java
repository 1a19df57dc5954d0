package io.trueup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann@db.example:6000/books?sslmode=require",
                "jdbc:postgresql://ann@db.example:6000/books?sslmode=require",
                "jdbc:postgresql://db.example:6000/books?user=ann&sslmode=require"
            })
    void allFormsMeanTheSame(String url) {
        DatabaseUrl parsed = DatabaseUrl.of(url, Map.of("PGPASSWORD", "secret"));

        assertThat(parsed.jdbc()).isEqualTo("jdbc:postgresql://db.example:6000/books?sslmode=require");
        assertThat(parsed.user()).isEqualTo("ann");
        assertThat(parsed.password()).isEqualTo("secret");
        assertThat(parsed.place()).isEqualTo("db.example:6000");
    }

    @Test
    void thePortIsPostgresqlsOwnUnlessGiven() {
        assertThat(DatabaseUrl.of("postgresql://ann@db/books", Map.of()).jdbc())
                .isEqualTo("jdbc:postgresql://db:5432/books");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://ann:secret@db/books", "jdbc:postgresql://db/books?user=ann&password=secret"})
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> DatabaseUrl.of(url, Map.of()))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("PGPASSWORD")
                .hasMessageNotContaining("secret")
                .satisfies(failure -> assertThat(((CannotOpenException) failure).isCallWrong())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://db/books", "postgresql://db", "postgresql:///books", "books", "postgresql://db/b ooks"})
    void whatIsNoDatabaseUrlIsRefusedWithTheForm(String url) {
        assertThatThrownBy(() -> DatabaseUrl.of(url, Map.of()))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("postgresql://user@host:5432/database");
    }

    @Test
    void failuresOfAServerOfOnesOwnAreToldInWords() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.open(folder.resolve("home"))) {
            String place =
                    server.jdbcUrl().replaceFirst("jdbc:postgresql://", "").replaceFirst("/.*", "");
            String url = "postgresql://trueup@" + place + "/";

            try (Database good =
                    Database.own(DatabaseUrl.of(url + "trueup", Map.of("PGPASSWORD", server.password())))) {
                assertThat(good.pool()).isNotNull();
            }
            assertOpening(url + "trueup", "wrong", "refuses user trueup");
            assertOpening(url + "nowhere", server.password(), "has no database nowhere");
            assertOpening(
                    "postgresql://trueup@127.0.0.1:" + closedPort() + "/trueup", "x", "Nothing answers at 127.0.0.1");
        }
    }

    private static void assertOpening(String url, String password, String words) {
        assertThatThrownBy(() -> Database.own(DatabaseUrl.of(url, Map.of("PGPASSWORD", password))))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining(words);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
