package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.mail.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCrashIT {

    @TempDir
    private Path folder;

    private String inbox() throws IOException {
        Path own = Files.createDirectories(folder.resolve("inbox/acme"));
        Files.writeString(own.resolve("organization.yaml"), """
                organization: acme
                name: Acme
                zone: UTC
                currency: USD
                issuer: Perplexity AI, Inc.
                api:
                  - group: main
                    mode: prepaid
                    invoice-series: [HLYRDX]
                    keys:
                      - {suffix: 743S, name: search, from: 2026-01-10}
                tolerance: {amount: 0.02, percent: 0.1}
                report:
                  recipients: [ap@acme.example, cfo@acme.example]
                """);
        Files.writeString(own.resolve("balances.csv"), """
                observed_at,pool,remaining,unit
                2026-08-01T00:00:00Z,api:main,100.00,USD
                2026-09-01T00:00:00Z,api:main,80.00,USD
                """);
        return own.getParent().toString();
    }

    private String jobs(int port) throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs/prices")).getParent();
        Files.copy(Path.of("jobs/prices/perplexity.yaml"), jobs.resolve("prices/perplexity.yaml"));
        Files.writeString(jobs.resolve("monthly-reconciliation.yaml"), """
                inbox: sample-data
                reports: reports
                prices: prices/perplexity.yaml
                defaults: {tolerance: {amount: 0.02, percent: 0.1}}
                mail: {host: 127.0.0.1, port: %d, tls: none, from: trueup@example.com, timeout: 60}
                """.formatted(port));
        return jobs.toString();
    }

    private Process start(String jobs, String... call) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("trueup").toAbsolutePath().toString()));
        command.addAll(List.of(call));
        command.addAll(List.of("--jobs", jobs, "--home", folder.resolve("home").toString()));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("TRUEUP_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        return program.redirectErrorStream(true).start();
    }

    private static String told(Process process) throws Exception {
        String told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }

    @Test
    void aMailWhoseAnswerWasCutOffByAKillIsInDoubtAndTheOtherIsSentOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer().atEnd(ScriptedServer.SILENCE)) {
            String jobs = jobs(server.port());
            String[] run = {
                "run",
                "2026-08",
                "--inbox",
                inbox(),
                "--reports",
                folder.resolve("reports").toString()
            };
            Process first = start(jobs, run);
            try {
                server.awaitWholeMail();
            } finally {
                first.destroyForcibly().waitFor();
            }

            assertThat(told(start(jobs, "outbox"))).contains("in doubt", "waits");
            assertThat(told(start(jobs, run)))
                    .contains("Going on with the unfinished run 1", "Mail: 1 sent, 1 in doubt; look: ./trueup outbox");
            assertThat(told(start(jobs, run))).contains("1 in doubt");
            assertThat(server.mails()).hasSize(2);
            assertThat(told(start(jobs, "status"))).contains("Mail: 1 in doubt");
        }
    }
}
