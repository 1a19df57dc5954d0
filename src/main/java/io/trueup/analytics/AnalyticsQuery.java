package io.trueup.analytics;

import io.trueup.analytics.AnalyticsServer.Answer;
import io.trueup.analytics.Fetched.Page;
import io.trueup.period.TimeWindow;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One question over whole UTC days, asked page by page with unchanged parameters. The days are those of one month, so always fewer than the
 * 90 that a window may span.
 */
final class AnalyticsQuery {

    private static final long DAY = 86_400;

    /**
     * What is asked.
     *
     * @param limit the most that a page may hold
     * @param pages more of them are no month of any organization
     */
    enum Kind {
        ORGANIZATION("/v1/analytics/computer/usage?dataset=credit_usage&bucket_width=1d", 31, 62, "credit_usage-1d"),
        MEMBERS(
                "/v2/analytics/computer/usage?dataset=credit_usage&group_by=user_email",
                100,
                5_000,
                "credit_usage-by-member");

        private final String path;
        private final int limit;
        private final int pages;
        private final String name;

        Kind(String path, int limit, int pages, String name) {
            this.path = path;
            this.limit = limit;
            this.pages = pages;
            this.name = name;
        }
    }

    private final Kind kind;
    private final String question;
    private final TimeWindow window;
    private final List<Page> pages = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();
    private final Map<JsonNode, Integer> seen = new HashMap<>();
    private final Set<Long> days = new HashSet<>();

    AnalyticsQuery(String server, Kind kind, TimeWindow window) {
        this.kind = kind;
        this.window = window;
        this.question = server + kind.path + "&start_time=" + window.start().getEpochSecond() + "&end_time="
                + window.end().getEpochSecond() + "&limit=" + kind.limit;
    }

    List<Page> ask(AnalyticsServer server) throws FetchFailedException {
        String cursor = null;
        do {
            if (pages.size() == kind.pages) {
                throw new FetchFailedException("The Analytics API sends more than " + kind.pages
                        + " pages for one month: nothing of it is used. Report it to Perplexity.");
            }
            Answer answer = server.get(URI.create(
                    cursor == null
                            ? question
                            : question + "&page=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            pages.add(new Page("%s-page-%d.json".formatted(kind.name, pages.size() + 1), answer.body()));
            check(answer.json());
            cursor = next(answer.json());
        } while (cursor != null);
        return pages;
    }

    private void check(JsonNode page) throws FetchFailedException {
        JsonNode data = page.path("data");
        if (!data.isArray()) {
            throw refused("is no page of analytics: it has no data");
        }
        Integer first = data.isEmpty() ? null : seen.putIfAbsent(data, pages.size());
        if (first != null) {
            throw refused("is page " + first + " once more");
        }
        for (JsonNode bucket : data) {
            check(bucket.path("start_time"), bucket.path("end_time"));
        }
    }

    private void check(JsonNode start, JsonNode end) throws FetchFailedException {
        if (!start.isIntegralNumber() || !end.isIntegralNumber()) {
            throw refused("holds a bucket without start_time and end_time");
        }
        long from = start.asLong();
        if (from % DAY != 0 || end.asLong() != from + DAY) {
            throw refused("holds a bucket that is no whole UTC day");
        }
        if (from < window.start().getEpochSecond()
                || end.asLong() > window.end().getEpochSecond()) {
            throw refused("holds a day that was not asked for, "
                    + Instant.ofEpochSecond(from).toString().substring(0, 10));
        }
        if (kind == Kind.ORGANIZATION && !days.add(from)) {
            throw refused("holds a day that an earlier page holds already, "
                    + Instant.ofEpochSecond(from).toString().substring(0, 10));
        }
    }

    private @Nullable String next(JsonNode page) throws FetchFailedException {
        if (!page.path("has_more").asBoolean(false)) {
            return null;
        }
        String cursor = page.path("next_page").asString("");
        if (cursor.isEmpty()) {
            throw refused("says that more follow, but not where");
        }
        if (!cursors.add(cursor)) {
            throw refused("leads back to a page that was read already");
        }
        return cursor;
    }

    private FetchFailedException refused(String what) {
        return new FetchFailedException(
                "Page " + pages.size() + " of the Analytics API " + what
                        + ": nothing of this answer is used. Run the month again later, and report it to Perplexity if it stays so.");
    }
}
