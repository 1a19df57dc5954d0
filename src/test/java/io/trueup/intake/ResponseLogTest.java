package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.finding.FindingCode;
import io.trueup.usage.MeteredUsage;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise: every response of a log is counted with its tokens and its reported cost; a broken line spoils no other. */
class ResponseLogTest {

    private static final String SONAR =
            "{\"id\":\"1\",\"created\":1788220800,\"model\":\"sonar-pro\",\"api_key_suffix\":\"743S\",\"choices\":[{\"message\":{\"content\":\"a, \\\"b\\\"\"}}],"
                    + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,\"total_tokens\":150,\"search_context_size\":\"low\","
                    + "\"cost\":{\"input_tokens_cost\":0.0003,\"output_tokens_cost\":0.00075,\"request_cost\":0.006,\"total_cost\":0.00705}}}";
    private static final String AGENT =
            "{\"created\":1788220900,\"model\":\"perplexity/kimi-k3\",\"usage\":{\"input_tokens\":1000,\"output_tokens\":200,"
                    + "\"input_tokens_details\":{\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":400},"
                    + "\"tool_calls_details\":{\"web_search\":{\"invocation\":2}},"
                    + "\"cost\":{\"currency\":\"USD\",\"input_cost\":0.0018,\"output_cost\":0.003,\"cache_read_cost\":0.00012,\"tool_calls_cost\":0.005,\"total_cost\":0.00992}}}";
    private static final String EMBEDDINGS =
            "{\"created\":1788220900,\"model\":\"pplx-embed-v1-4b\",\"usage\":{\"prompt_tokens\":1000,\"total_tokens\":1000,"
                    + "\"cost\":{\"currency\":\"USD\",\"input_cost\":0.00003,\"total_cost\":0.00003}}}";

    private static Inbox.Reading log(String... lines) {
        return Inbox.read("2026-09/responses.jsonl", String.join("\n", lines));
    }

    private static List<String> told(Inbox.Reading reading) {
        return reading.all(MeteredUsage.class).stream()
                .map(usage -> "%s %s %s %s = %s for %s"
                        .formatted(
                                usage.meter(),
                                usage.model(),
                                usage.context(),
                                usage.key(),
                                usage.quantity().toPlainString(),
                                usage.cost() == null ? null : usage.cost().toPlainString()))
                .toList();
    }

    @Test
    void aSonarResponseTellsItsTokensItsRequestAndTheirCosts() {
        Inbox.Reading reading = log(SONAR, SONAR);
        assertThat(reading.outcome()).isEqualTo(DocumentOutcome.read(DocumentKind.RESPONSE_LOG));
        assertThat(told(reading))
                .containsExactly(
                        "api_requests sonar-pro low 743S = 2 for 0.012",
                        "input_tokens sonar-pro null 743S = 200 for 0.0006",
                        "output_tokens sonar-pro null 743S = 100 for 0.00150");
    }

    @Test
    void theTimeThatALogTellsOfADayRunsFromItsFirstResponseToItsLast() {
        String later = SONAR.replace("1788220800", "1788224400");
        assertThat(log(later, SONAR).all(MeteredUsage.class))
                .extracting(usage -> usage.window().toString())
                .containsOnly("[2026-09-01T00:00:00Z, 2026-09-01T01:00:01Z)");
    }

    @Test
    void anAgentsInputIsCountedWithoutWhatCameFromTheCache() {
        assertThat(told(log(AGENT)))
                .containsExactly(
                        "responses perplexity/kimi-k3 null null = 1 for 0",
                        "response_api_uncached_input_tokens perplexity/kimi-k3 null null = 600 for 0.0018",
                        "response_api_output_tokens perplexity/kimi-k3 null null = 200 for 0.003",
                        "response_api_cache_creation_input_tokens perplexity/kimi-k3 null null = 0 for 0",
                        "response_api_cache_read_input_tokens perplexity/kimi-k3 null null = 400 for 0.00012",
                        "response_api_web_search_tool_invocations null null null = 2 for 0.005");
    }

    @Test
    void embeddingsAreKnownByHavingNoAnswer() {
        assertThat(told(log(EMBEDDINGS)))
                .contains("embeddings_api_prompt_tokens pplx-embed-v1-4b null null = 1000 for 0.00003");
    }

    @Test
    void aTotalBeyondItsPartsIsNotLost() {
        String more = SONAR.replace("\"total_cost\":0.00705", "\"total_cost\":0.10705");
        assertThat(told(log(more))).contains("api_requests sonar-pro low 743S = 1 for 0.10600");
    }

    @Test
    void aCutLineIsCountedAndTheRestIsRead() {
        for (List<String> lines : List.of(
                List.of(SONAR, SONAR.substring(0, 200), SONAR),
                List.of(SONAR.substring(0, 200), SONAR, SONAR),
                List.of(SONAR, SONAR, SONAR.substring(0, 200)))) {
            Inbox.Reading reading = log(lines.toArray(String[]::new));
            assertThat(told(reading)).contains("input_tokens sonar-pro null 743S = 200 for 0.0006");
            assertThat(reading.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(FindingCode.ROW_REFUSED);
                assertThat(refusal.source().row()).isEqualTo(lines.indexOf(SONAR.substring(0, 200)) + 1);
                assertThat(refusal.reason()).isEqualTo("The line is kept out: it breaks off there.");
            });
            assertThat(reading.read().note()).isEqualTo("Of the log's lines, 1 broken lines are kept out.");
        }
    }

    @Test
    void whatIsNotAWholeResponseIsToldWithItsReason() {
        Inbox.Reading reading = log(
                SONAR,
                SONAR.replace("1788220800", "1788220800000"),
                SONAR.replace("\"created\":1788220800,", ""),
                SONAR.replace("\"model\":\"sonar-pro\",", ""),
                SONAR.replace("\"prompt_tokens\":100", "\"prompt_tokens\":-100"),
                SONAR + SONAR,
                "[1]",
                "{\"error\":{\"message\":\"bad\"}}",
                "",
                "{\"object\":\"chat.completion.chunk\",\"created\":1788220800,\"model\":\"sonar\",\"usage\":{\"prompt_tokens\":1}}");
        assertThat(reading.refusals())
                .extracting(refusal -> refusal.source().row())
                .containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(told(reading)).contains("input_tokens sonar-pro null 743S = 100 for 0.0003");
        assertThat(reading.read().note())
                .isEqualTo(
                        "Of the log's lines, 6 broken lines are kept out, 1 lines without usage are passed over, 1 events of streamed answers before the last are passed over.");
    }

    @Test
    void manyBrokenLinesAreToldOneByOneUpToALimitAndThenAsACount() {
        List<String> lines = new ArrayList<>(List.of(SONAR));
        lines.addAll(Collections.nCopies(1_500, "{\"created\":"));
        Inbox.Reading reading = log(lines.toArray(String[]::new));
        assertThat(reading.refusals()).hasSize(1_001);
        assertThat(reading.refusals().getLast().reason()).contains("500 more rows are kept out");
    }

    @Test
    void aMillionResponsesBecomeAFewSums() {
        int count = 1_000_000;
        List<Fact> facts = new ArrayList<>();
        DocumentOutcome outcome = DocumentIntake.of(Inbox.PDF).read(new Repeated(SONAR, count), facts::add);
        assertThat(outcome).isInstanceOf(DocumentOutcome.Read.class);
        assertThat(facts).hasSize(3);
        assertThat(facts.stream().map(MeteredUsage.class::cast).map(MeteredUsage::cost))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("6000"), new BigDecimal("300"), new BigDecimal("750"));
    }

    /** A log that exists only while it is read. */
    private record Repeated(String line, int count) implements DocumentSource {
        private static final int AT_ONCE = 1_000;

        @Override
        public String path() {
            return "big.jsonl";
        }

        @Override
        public long size() {
            return (long) count * (line.length() + 1);
        }

        @Override
        public InputStream open() {
            byte[] chunk = (line + "\n").repeat(AT_ONCE).getBytes(StandardCharsets.UTF_8);
            return new SequenceInputStream(Collections.enumeration(IntStream.range(0, count / AT_ONCE)
                    .mapToObj(n -> (InputStream) new java.io.ByteArrayInputStream(chunk))
                    .toList()));
        }
    }
}
