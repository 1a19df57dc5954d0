package io.trueup.intake;

import io.trueup.usage.Meters;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms of a response's {@code usage} (domain.md section 9): which meter each of its figures counts, and which cost belongs to it. */
enum ResponseForm {
    SONAR(List.of(
            new Part("api_requests", null, "cost.request_cost", true, true),
            new Part("input_tokens", "prompt_tokens", "cost.input_tokens_cost", true, false),
            new Part("output_tokens", "completion_tokens", "cost.output_tokens_cost", true, false),
            new Part("citation_tokens", "citation_tokens", "cost.citation_tokens_cost", true, false),
            new Part("reasoning_tokens", "reasoning_tokens", "cost.reasoning_tokens_cost", true, false),
            new Part("num_search_queries", "num_search_queries", "cost.search_queries_cost", true, false))),
    AGENT(List.of(
            new Part(Meters.RESPONSES, null, "cost.of_no_part", true, false),
            new Part("response_api_uncached_input_tokens", "input_tokens", "cost.input_cost", true, false),
            new Part("response_api_output_tokens", "output_tokens", "cost.output_cost", true, false),
            new Part(
                    "response_api_cache_creation_input_tokens",
                    "input_tokens_details.cache_creation_input_tokens",
                    "cost.cache_creation_cost",
                    true,
                    false),
            new Part(
                    "response_api_cache_read_input_tokens",
                    "input_tokens_details.cache_read_input_tokens",
                    "cost.cache_read_cost",
                    true,
                    false),
            new Part(
                    "response_api_web_search_tool_invocations",
                    "web_search.invocation",
                    "cost.tool_calls_cost",
                    false,
                    false))),
    EMBEDDINGS(List.of(
            new Part(Meters.RESPONSES, null, "cost.of_no_part", true, false),
            new Part("embeddings_api_prompt_tokens", "prompt_tokens", "cost.input_cost", true, false)));

    /**
     * A meter's part of a response.
     *
     * @param figure the quantity's name in {@code usage}; null: the response itself counts as one
     * @param ofModel whether the meter has the model as a dimension
     * @param ofContext whether it has the search context size
     */
    record Part(String meter, @Nullable String figure, String cost, boolean ofModel, boolean ofContext) {}

    private static final String TOTAL = "cost.total_cost";
    private static final String OLDER_WEB_SEARCH = "search_web.invocation";
    private static final String WEB_SEARCH = "web_search.invocation";
    private static final String CACHE_READ = "input_tokens_details.cache_read_input_tokens";
    private static final String CACHE_CREATION = "input_tokens_details.cache_creation_input_tokens";

    /** The figures that any form reads, by the object that holds them (empty: {@code usage} itself) and their name in it. */
    static final Map<String, Map<String, String>> FIGURES = figures();

    private final List<Part> parts;

    ResponseForm(List<Part> parts) {
        this.parts = parts;
    }

    List<Part> parts() {
        return parts;
    }

    private static Map<String, Map<String, String>> figures() {
        Map<String, Map<String, String>> figures = new HashMap<>();
        Stream<String> read = Arrays.stream(values())
                .flatMap(form -> form.parts.stream())
                .flatMap(part -> Stream.of(part.cost(), part.figure() == null ? part.cost() : part.figure()));
        Stream.concat(read, Stream.of(TOTAL, OLDER_WEB_SEARCH)).forEach(path -> {
            int dot = path.indexOf('.');
            figures.computeIfAbsent(dot < 0 ? "" : path.substring(0, dot), within -> new HashMap<>())
                    .put(path.substring(dot + 1), path);
        });
        return figures;
    }

    static ResponseForm of(ResponseUsage response) {
        if (response.figure("input_tokens") != null) {
            return AGENT;
        }
        boolean answers =
                response.figure("completion_tokens") != null || response.figure("cost.input_tokens_cost") != null;
        return answers ? SONAR : EMBEDDINGS;
    }

    /** How much of a part's meter a response used; null if it does not tell. */
    @Nullable BigDecimal quantity(Part part, ResponseUsage response) {
        if (part.figure() == null) {
            return BigDecimal.ONE;
        }
        BigDecimal told = response.figure(part.figure());
        if (told == null && part.figure().equals(WEB_SEARCH)) {
            return response.figure(OLDER_WEB_SEARCH);
        }
        return this == AGENT && told != null && part.figure().equals("input_tokens") ? uncached(told, response) : told;
    }

    /** An Agent response's input includes what was read from or written to the cache; where it is less than those, it does not. */
    private static BigDecimal uncached(BigDecimal input, ResponseUsage response) {
        BigDecimal cached = orZero(response.figure(CACHE_READ)).add(orZero(response.figure(CACHE_CREATION)));
        return input.compareTo(cached) < 0 ? input : input.subtract(cached);
    }

    /** What the total cost has beyond its parts, if that is more than their rounding to a tenth of a cent hides; else zero. */
    BigDecimal unattributed(ResponseUsage response) {
        BigDecimal total = response.figure(TOTAL);
        if (total == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            sum = sum.add(orZero(response.figure(part.cost())));
        }
        BigDecimal rest = total.subtract(sum);
        BigDecimal rounding = new BigDecimal("0.0005").multiply(BigDecimal.valueOf(parts.size() + 1L));
        return rest.abs().compareTo(rounding) > 0 ? rest : BigDecimal.ZERO;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
