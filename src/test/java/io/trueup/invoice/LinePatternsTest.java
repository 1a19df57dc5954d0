package io.trueup.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.LineSubject.Nature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePatternsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sonar Input Tokens (743S)                                  | sonar | input_tokens | | 743S
            sonar-pro Output Tokens (k9Qd)                             | sonar-pro | output_tokens | | k9Qd
            sonar-deep-research Citation Tokens (0pQz)                 | sonar-deep-research | citation_tokens | | 0pQz
            sonar-deep-research Reasoning Tokens (0pQz)                | sonar-deep-research | reasoning_tokens | | 0pQz
            sonar-deep-research Number of Search Queries (0pQz)        | sonar-deep-research | num_search_queries | | 0pQz
            sonar API Requests, low context (743S)                     | sonar | api_requests | low | 743S
            sonar-reasoning-pro API Requests, high context (71aB)      | sonar-reasoning-pro | api_requests | high | 71aB
            sonar-pro Pro Search API Requests, medium context (743S)   | sonar-pro | pro_search_request_count | medium | 743S
            Search API Requests (743S)                                 | | search_request_count | | 743S
            perplexity/kimi-k3 Agent API Input Tokens (743S)           | perplexity/kimi-k3 | response_api_uncached_input_tokens | | 743S
            perplexity/sonar Agent API Output Tokens (743S)            | perplexity/sonar | response_api_output_tokens | | 743S
            anthropic/claude-haiku-4-5 Agent API Cached Input Tokens (743S) | anthropic/claude-haiku-4-5 | response_api_cache_read_input_tokens | | 743S
            Agent API Web Search (743S)                                | | response_api_web_search_tool_invocations | | 743S
            pplx-embed-v1-0.6b Embeddings Tokens (743S)                | pplx-embed-v1-0.6b | embeddings_api_prompt_tokens | | 743S
            sonar Input Tokens                                         | sonar | input_tokens | |
            pro (743S)                                                 | pro | | | 743S
            sonar-pro (Qx7p)                                           | sonar-pro | | | Qx7p
            """)
    void aUsageLineIsAttributedAsFarAsItsWordsTell(
            String text,
            @Nullable String model,
            @Nullable String meter,
            @Nullable String context,
            @Nullable String key) {
        assertThat(LinePatterns.subject(text, null)).isEqualTo(LineSubject.usage(model, meter, context, key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            API Requests             | sonar-pro, low (743S)      | sonar-pro | api_requests | low | 743S
            Citation Tokens          | sonar-deep-research (W2xa) | sonar-deep-research | citation_tokens | | W2xa
            Number of Search Queries | sonar-deep-research        | sonar-deep-research | num_search_queries | |
            Input Tokens             | sonar (W2xa)               | sonar | input_tokens | | W2xa
            """)
    void inGenerationOneTheSectionTellsTheMeter(
            String section,
            String text,
            @Nullable String model,
            @Nullable String meter,
            @Nullable String context,
            @Nullable String key) {
        assertThat(LinePatterns.subject(text, section)).isEqualTo(LineSubject.usage(model, meter, context, key));
    }

    @ParameterizedTest
    @CsvSource({
        "API credits,API_CREDIT,",
        "Credits,API_CREDIT,",
        "Perplexity Enterprise credits,COMPUTER_CREDIT,",
        "Perplexity Enterprise Pro,SEATS,enterprise-pro",
        "Perplexity Enterprise Max,SEATS,enterprise-max",
        "Remaining time on Perplexity Enterprise Max after 12 Jun 2026,SEAT_ADJUSTMENT,enterprise-max",
        "Unused time on Perplexity Enterprise Pro after 23 May 2026,SEAT_ADJUSTMENT,enterprise-pro",
        "Unused time on 3 × Perplexity Enterprise Pro after 23 May 2026,SEAT_ADJUSTMENT,enterprise-pro",
        "Unused time on Something after 23 May 2026,SEAT_ADJUSTMENT,",
    })
    void creditAndSeatsAreNoUsage(String text, Nature nature, @Nullable String plan) {
        assertThat(LinePatterns.subject(text, null)).isEqualTo(new LineSubject(nature, null, null, null, null, plan));
    }

    @Test
    void unknownWordsStayUnattributedWithTheKeyTheyEndIn() {
        assertThat(LinePatterns.subject("Fast Search API Requests (743S)", null))
                .isEqualTo(new LineSubject(Nature.OTHER, null, null, null, "743S", null));
        assertThat(LinePatterns.subject("Comet Cloud Hours", null)).isEqualTo(LineSubject.unattributed());
    }
}
