package io.trueup.analytics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trueup.organization.AnalyticsSettings;
import io.trueup.organization.AnalyticsSettings.KeySource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A server that obeys the documented rules of the Analytics API (domain.md section 5), and misbehaves when it is told to: each mischief
 * spoils one request.
 */
public final class StubApi implements AutoCloseable {

    public static final String KEY = "pplx-analytics-0123456789";

    private static final long DAY = 86_400;

    /** Spoils a request. */
    @FunctionalInterface
    public interface Mischief {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<Map<String, String>> requests = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Mischief> mischief = new ArrayDeque<>();
    private final Map<String, Map<String, String>> cursors = new TreeMap<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private int perPage = 31;
    private long credits = 10;

    public StubApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * A client of this server that waits for nothing.
     *
     * @param organizations whose key it knows
     */
    public AnalyticsApi client(String... organizations) {
        List<KeySource> sources = Stream.of(organizations)
                .map(organization -> new KeySource(organization, "ANALYTICS_KEY"))
                .toList();
        return new AnalyticsApi(
                new AnalyticsSettings(true, url(), false, sources),
                variable -> KEY,
                length -> {},
                () -> 1.0,
                InstantSource.system());
    }

    /** The parameters of every request so far, with its path under the name {@code path}. */
    public List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    public StubApi now(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public StubApi perPage(int most) {
        perPage = most;
        return this;
    }

    /** So many credits are used on every day from now on. */
    public StubApi credits(long aDay) {
        credits = aDay;
        return this;
    }

    public StubApi misbehave(Mischief... next) {
        mischief.addAll(List.of(next));
        return this;
    }

    public static Mischief status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            send(exchange, status, body);
        };
    }

    public static Mischief error(int status, String type, String message) {
        return status(status, error(type, message, status));
    }

    static Mischief body(String body) {
        return status(200, body);
    }

    /** Announces more than it sends. */
    static Mischief halfABody() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 5_000);
            exchange.getResponseBody().write("{\"data\":[{\"start_time\":17".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> asked = parameters(exchange);
            requests.add(asked);
            Mischief next = mischief.poll();
            if (next != null) {
                next.answer(exchange);
            } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, error("unauthorized", "This key is not known", 401));
            } else {
                answer(exchange, asked);
            }
        }
    }

    private void answer(HttpExchange exchange, Map<String, String> asked) throws IOException {
        boolean members = "/v2/analytics/computer/usage".equals(asked.get("path"));
        long start = Math.floorDiv(Long.parseLong(asked.getOrDefault("start_time", "0")), DAY) * DAY;
        long cap = Math.floorDiv(now.getEpochSecond(), DAY) * DAY;
        long end = Math.min(
                cap, Math.floorDiv(Long.parseLong(asked.getOrDefault("end_time", Long.toString(cap))), DAY) * DAY);
        int limit = Integer.parseInt(asked.getOrDefault("limit", members ? "50" : "7"));
        if (!"credit_usage".equals(asked.get("dataset")) || end - start > 90 * DAY || limit > (members ? 100 : 31)) {
            send(exchange, 400, error("invalid_request", "dataset, window or limit", 400));
            return;
        }
        int from = 0;
        if (asked.containsKey("page")) {
            Map<String, String> before = cursors.get(asked.get("page"));
            Map<String, String> same = new TreeMap<>(asked);
            same.remove("page");
            if (!same.equals(before)) {
                send(exchange, 400, error("bad_request", "The cursor belongs to other parameters", 400));
                return;
            }
            from = Integer.parseInt(
                    asked.get("page").substring(asked.get("page").indexOf('=') + 1));
        }
        List<String> rows = members ? members(start, end) : days(start, end);
        int until = Math.min(rows.size(), from + Math.min(limit, perPage));
        String cursor = null;
        if (until < rows.size()) {
            // opaque, and another one at every request
            cursor = "cursor-" + requests.size() + "=" + until;
            Map<String, String> same = new TreeMap<>(asked);
            same.remove("page");
            cursors.put(cursor, same);
        }
        send(
                exchange,
                200,
                "{\"categories\":[\"Model\",\"Credit Source\"],\"data\":[%s],\"has_more\":%s,\"next_page\":%s}"
                        .formatted(
                                String.join(",", rows.subList(from, until)),
                                cursor != null,
                                cursor == null ? "null" : "\"" + cursor + "\""));
    }

    private List<String> days(long start, long end) {
        List<String> days = new ArrayList<>();
        for (long day = start; day < end; day += DAY) {
            days.add(day(day, credits));
        }
        return days;
    }

    static String day(long start, long credits) {
        return "{\"start_time\":%d,\"end_time\":%d,\"count\":%d,\"by_categories\":{\"Credit Source\":[{\"category\":\"paid\",\"count\":%d}]}}"
                .formatted(start, start + DAY, credits, credits);
    }

    private List<String> members(long start, long end) {
        List<String> rows = new ArrayList<>();
        for (long day = start; day < end; day += DAY) {
            for (String member : List.of("ann@halyard.example", "bo@halyard.example")) {
                rows.add("{\"start_time\":%d,\"end_time\":%d,\"results\":[{\"user_email\":\"%s\",\"count\":%d}]}"
                        .formatted(day, day + DAY, member, credits / 2));
            }
        }
        return rows;
    }

    private static String error(String type, String message, int code) {
        return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"code\":%d}}".formatted(message, type, code);
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        parameters.put("path", exchange.getRequestURI().getPath());
        return parameters;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
