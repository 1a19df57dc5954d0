package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BulkRestartTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final String PAGE = "/jobs/restart-failed";

    @Test
    void whatFailedIsRestartedTogetherAndEachTellsHowItCameOut() {
        Killed first = Killed.in(CONSOLE);
        Killed second = Killed.in(CONSOLE);
        long one = first.execution();
        long other = second.execution();
        Browser admin = CONSOLE.admin();

        assertThat(admin.get("/jobs").body()).contains(PAGE);
        assertThat(admin.get(PAGE).body())
                .containsPattern("<input(?=[^>]*value=\"" + one + "\")[^>]*checked")
                .containsPattern("<input(?=[^>]*value=\"" + other + "\")[^>]*checked")
                .contains("Sends nothing twice");
        assertThat(admin.post(PAGE, PAGE, Map.of("execution", one + "," + other, "reason", " "))
                        .body())
                .contains("Say why");
        assertThat(admin.post(PAGE, PAGE, Map.of("reason", "a test")).body()).contains("Choose at least one");
        assertThat(admin.post(PAGE, PAGE, Map.of("execution", "1", "reason", "a test"))
                        .body())
                .contains("the list has changed");

        assertThat(admin.post(PAGE, PAGE, Map.of("execution", one + "," + other, "reason", "a disk was full"))
                        .location())
                .endsWith(PAGE);

        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> !admin.get(PAGE).body().contains("At work here"));
        assertThat(admin.get(PAGE).body())
                .contains("The restarts that were begun last", first.month(), second.month())
                .doesNotContain(">waits<", ">at work<");
        assertThat(admin.get("/audit").body())
                .contains("restart execution", "execution " + one, "execution " + other, "a disk was full");
    }

    @Test
    void aMemberDoesNot() {
        Browser member = CONSOLE.user("bulk-member", "MEMBER");

        assertThat(member.get(PAGE).status()).isEqualTo(403);
        assertThat(member.get("/jobs").body()).doesNotContain(PAGE);
        assertThat(member.post("/account", PAGE, Map.of("execution", "1", "reason", "x"))
                        .status())
                .isEqualTo(403);
    }
}
