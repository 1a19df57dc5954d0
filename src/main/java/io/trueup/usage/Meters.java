package io.trueup.usage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of the vendor's meters (domain.md section 8): the console's names, and those that metric files carry. */
public final class Meters {

    /**
     * A meter's two names.
     *
     * @param file as the name of a metric file has it, letters and digits only, in small letters
     */
    private record Named(String meter, String file) {}

    private static final List<Named> KNOWN = List.of(
                    "api_requests",
                    "input_tokens",
                    "output_tokens",
                    "citation_tokens",
                    "reasoning_tokens",
                    "num_search_queries",
                    "search_request_count",
                    "fast_search_request_count",
                    "pro_search_request_count",
                    "response_api_uncached_input_tokens",
                    "response_api_output_tokens",
                    "response_api_cache_creation_input_tokens",
                    "response_api_cache_read_input_tokens",
                    "response_api_web_search_tool_invocations",
                    "embeddings_api_prompt_tokens",
                    "comet_cloud_duration_hours")
            .stream()
            .map(meter -> new Named(meter, plain(meter)))
            .toList();

    /** Other words that stand for a meter in the names of files. */
    private static final List<Named> OTHERWISE = List.of(
            new Named("num_search_queries", "numberofsearchqueries"),
            new Named("search_request_count", "searchapirequests"),
            new Named("fast_search_request_count", "fastsearchapirequests"),
            new Named("pro_search_request_count", "prosearchapirequests"),
            new Named("response_api_uncached_input_tokens", "agentapiinputtokens"),
            new Named("response_api_output_tokens", "agentapioutputtokens"),
            new Named("response_api_cache_read_input_tokens", "agentapicachedinputtokens"),
            new Named("response_api_web_search_tool_invocations", "agentapiwebsearch"),
            new Named("embeddings_api_prompt_tokens", "embeddingstokens"));

    /** Counts the responses of a log whose form has no billed meter for them; it costs nothing by itself. */
    public static final String RESPONSES = "responses";

    private Meters() {}

    /** Whether the program knows what this meter counts; what it costs is the price list's to tell. */
    public static boolean isKnown(String meter) {
        return meter.equals(RESPONSES)
                || KNOWN.stream().anyMatch(known -> known.meter().equals(meter));
    }

    /** The meter in the name of a metric file, such as {@code input_tokens} for {@code InputTokens group=ops.csv}; the longest name counts. */
    public static Optional<String> inFileName(String name) {
        String plain = plain(name);
        return java.util.stream.Stream.concat(KNOWN.stream(), OTHERWISE.stream())
                .filter(known -> plain.contains(known.file()))
                .max(Comparator.comparingInt((Named known) -> known.file().length())
                        .thenComparing(Named::meter))
                .map(Named::meter);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
