package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String ORGANIZATION = "halyard-labs";
    private static Browser admin;

    @BeforeAll
    static void logIn() {
        admin = CONSOLE.admin();
    }

    static Map<String, String> typed(String at, String remaining) {
        return Map.of(
                "organization",
                ORGANIZATION,
                "pool",
                "api:production",
                "at",
                at,
                "remaining",
                remaining,
                "unit",
                "USD");
    }

    @Test
    void aReadingIsFiledAsTheCommandLineFilesItWithItsAuthorInTheAudit() throws IOException {
        Page answer = admin.post("/balance", "/balance", typed("2025-03-02T02:05:00+02:00", "42.1700"));

        assertThat(answer.location()).endsWith("/balance");
        Path file = CONSOLE.inbox().resolve(ORGANIZATION).resolve("2025-03/balances-by-hand.csv");
        assertThat(file)
                .content()
                .isEqualTo("observed_at,pool,remaining,unit\n2025-03-02T00:05:00Z,api:production,42.1700,USD\n");
        assertThat(admin.get("/balance").body())
                .contains("Written: api:production", "Run 2025-02 of halyard-labs", "Run 2025-03 of", "42.1700 USD");
        assertThat(admin.get("/audit").body()).contains("enter balance", "42.1700 USD at 2025-03-02T00:05:00Z");
    }

    @Test
    void theSameReadingTwiceIsOneAndAnotherOfItsInstantIsRefused() throws IOException {
        admin.post("/balance", "/balance", typed("2025-04-10T00:00:00Z", "10"));
        admin.post("/balance", "/balance", typed("2025-04-10T00:00:00Z", "10.00"));
        Page other = admin.post("/balance", "/balance", typed("2025-04-10T00:00:00Z", "11"));

        assertThat(other.body()).contains("One instant has one balance", "value=\"11\"");
        assertThat(Files.readAllLines(CONSOLE.inbox().resolve(ORGANIZATION).resolve("2025-04/balances-by-hand.csv")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "pool, api:nowhere, is no pool of halyard-labs",
        "at, yesterday, Write the instant",
        "at, 2999-01-01T00:00:00Z, lies in the future",
        "remaining, 1.042.17, is not a balance",
        "remaining, -1, is not a balance",
        "unit, credits, is not that of api:production",
        "organization, ../northfold, Choose the organization"
    })
    void whatIsWrongIsSaidBesideTheForm(String field, String value, String words) {
        Map<String, String> fields = new java.util.HashMap<>(typed("2025-05-10T00:00:00Z", "10"));
        fields.put(field, value);

        assertThat(admin.post("/balance", "/balance", fields).body()).contains(words);
        assertThat(CONSOLE.inbox().resolve(ORGANIZATION).resolve("2025-05")).doesNotExist();
    }

    @Test
    void aMemberEntersNothing() {
        Browser member = CONSOLE.user("balance-member", "MEMBER");

        assertThat(member.get("/balance").status()).isEqualTo(403);
        assertThat(member.post("/account", "/balance", typed("2025-06-10T00:00:00Z", "10"))
                        .status())
                .isEqualTo(403);
    }
}
