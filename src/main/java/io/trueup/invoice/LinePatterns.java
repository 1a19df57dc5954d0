package io.trueup.invoice;

import io.trueup.invoice.LineSubject.Nature;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one table of wordings (domain.md section 3): what a line's description, under its section in generation 1, tells of meter, model,
 * context, key and plan. The vendor's wording of 2026 is not known for sure; what matches nothing stays, unattributed.
 */
final class LinePatterns {

    /** The meters of domain.md section 8 by the words that invoices use for them. */
    private static final Map<String, String> METERS = Map.ofEntries(
            Map.entry("input tokens", "input_tokens"),
            Map.entry("output tokens", "output_tokens"),
            Map.entry("citation tokens", "citation_tokens"),
            Map.entry("reasoning tokens", "reasoning_tokens"),
            Map.entry("number of search queries", "num_search_queries"),
            Map.entry("api requests", "api_requests"),
            Map.entry("pro search api requests", "pro_search_request_count"),
            Map.entry("search api requests", "search_request_count"),
            Map.entry("agent api input tokens", "response_api_uncached_input_tokens"),
            Map.entry("agent api output tokens", "response_api_output_tokens"),
            Map.entry("agent api cached input tokens", "response_api_cache_read_input_tokens"),
            Map.entry("agent api web search", "response_api_web_search_tool_invocations"),
            Map.entry("embeddings tokens", "embeddings_api_prompt_tokens"));

    private static final String MODEL = "(?<model>[a-z0-9][a-z0-9._/:-]*)";
    private static final String KEY = " \\((?<key>[A-Za-z0-9]{4})\\)";
    private static final String CONTEXT = "(?<context>low|medium|high)";

    /** {@code sonar-pro API Requests, low context (743S)}, {@code Agent API Web Search (743S)}. */
    private static final Pattern METERED = Pattern.compile(
            "(?:" + MODEL + " )?(?<meter>[A-Z][A-Za-z ]*?)(?:, " + CONTEXT + " context)?(?:" + KEY + ")?");

    /** {@code pro (743S)}: model and key, the meter is not told. */
    private static final Pattern MODEL_AND_KEY = Pattern.compile(MODEL + KEY);

    /** {@code sonar-pro, low (743S)} below a section's heading. */
    private static final Pattern SECTION_ROW = Pattern.compile(
            "(?:" + MODEL + ")?(?:(?:^|, )" + CONTEXT + "(?: context)?)?(?:(?:^| )\\((?<key>[A-Za-z0-9]{4})\\))?");

    private static final Pattern KEY_AT_END = Pattern.compile(".*" + KEY);

    private static final Pattern SEATS =
            Pattern.compile("Perplexity (?<plan>Enterprise (?:Pro|Max))\\b(?! credits).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADJUSTMENT = Pattern.compile(
            "(?:Remaining|Unused) time on (?:\\d+ (?:×|x) )?(?<name>.+?) after .+", Pattern.CASE_INSENSITIVE);

    private LinePatterns() {}

    /**
     * What a line tells, such as {@code input_tokens} of {@code sonar-pro} for key {@code 743S}.
     *
     * @param section the heading above it (generation 1); null elsewhere
     */
    static LineSubject subject(String description, @Nullable String section) {
        String text = description.strip();
        LineSubject sold = credit(text);
        if (sold == null) {
            sold = seats(text);
        }
        if (sold == null) {
            sold = section == null ? metered(text) : inSection(text, section);
        }
        return sold == null ? keyOnly(text) : sold;
    }

    private static @Nullable LineSubject credit(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "api credits", "credits" -> LineSubject.of(Nature.API_CREDIT);
            case "perplexity enterprise credits" -> LineSubject.of(Nature.COMPUTER_CREDIT);
            default -> null;
        };
    }

    private static @Nullable LineSubject seats(String text) {
        Matcher adjustment = ADJUSTMENT.matcher(text);
        if (adjustment.matches()) {
            return new LineSubject(Nature.SEAT_ADJUSTMENT, null, null, null, null, plan(adjustment.group("name")));
        }
        String plan = plan(text);
        return plan == null ? null : new LineSubject(Nature.SEATS, null, null, null, null, plan);
    }

    private static @Nullable String plan(String text) {
        Matcher seats = SEATS.matcher(text);
        return seats.matches() ? seats.group("plan").toLowerCase(Locale.ROOT).replace(' ', '-') : null;
    }

    private static @Nullable LineSubject metered(String text) {
        Matcher m = METERED.matcher(text);
        if (m.matches()) {
            String meter = METERS.get(m.group("meter").toLowerCase(Locale.ROOT));
            if (meter != null) {
                return LineSubject.usage(m.group("model"), meter, m.group("context"), m.group("key"));
            }
        }
        Matcher pair = MODEL_AND_KEY.matcher(text);
        return pair.matches() ? LineSubject.usage(pair.group("model"), null, null, pair.group("key")) : null;
    }

    private static @Nullable LineSubject inSection(String text, String section) {
        String meter = METERS.get(section.strip().toLowerCase(Locale.ROOT));
        Matcher m = SECTION_ROW.matcher(text);
        if (meter == null || text.isEmpty() || !m.matches()) {
            return metered(text);
        }
        return LineSubject.usage(m.group("model"), meter, m.group("context"), m.group("key"));
    }

    private static LineSubject keyOnly(String text) {
        Matcher m = KEY_AT_END.matcher(text);
        return new LineSubject(Nature.OTHER, null, null, null, m.matches() ? m.group("key") : null, null);
    }
}
