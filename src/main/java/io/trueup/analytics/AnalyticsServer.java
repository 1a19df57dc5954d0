package io.trueup.analytics;

import io.trueup.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the server for one page, again where that may help, and says in plain words what is wrong where it does not. */
final class AnalyticsServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long LARGEST = 16L << 20;
    private static final int LONGEST_MESSAGE = 200;

    private final HttpClient client;
    private final AnalyticsKey key;
    private final Retry retry;
    private final InstantSource clock;

    AnalyticsServer(HttpClient client, AnalyticsKey key, Retry retry, InstantSource clock) {
        this.client = client;
        this.key = key;
        this.retry = retry;
        this.clock = clock;
    }

    /** A page as it came, and as JSON. */
    record Answer(byte[] body, JsonNode json) {}

    Answer get(URI uri) throws FetchFailedException {
        while (true) {
            HttpResponse<byte[]> response = response(uri);
            if (response != null) {
                Answer answer = answer(response);
                if (answer != null) {
                    retry.succeeded();
                    return answer;
                }
            }
        }
    }

    /** Null: try again. */
    private @Nullable HttpResponse<byte[]> response(URI uri) throws FetchFailedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", key.header())
                .header("Accept", "application/json")
                .GET()
                .build();
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        } catch (IOException failure) {
            retry.waitOrFail(
                    null, "The Analytics API at " + uri.getHost() + " did not answer whole: " + words(failure), true);
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("Asking for the analytics was stopped. Run the month again.");
        }
    }

    private String words(IOException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT)
                : plain(message);
    }

    /** Null: try again. */
    private @Nullable Answer answer(HttpResponse<byte[]> response) throws FetchFailedException {
        int status = response.statusCode();
        if (status == 200) {
            return page(response.body());
        }
        if (status == 429 || status >= 500) {
            retry.waitOrFail(
                    Retry.after(response.headers().firstValue("Retry-After").orElse(null), clock.instant()),
                    status == 429
                            ? "The Analytics API says that it is asked too often (429; the limit counts all keys of the organization)"
                            : "The Analytics API has an error of its own (" + status + ")",
                    status != 429);
            return null;
        }
        throw new FetchFailedException(refused(status, said(response.body())));
    }

    private @Nullable Answer page(byte[] body) throws FetchFailedException {
        String start = new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8).stripLeading();
        if (start.startsWith("<")) {
            throw new FetchFailedException(
                    "The Analytics API answered with a web page instead of data: look whether analytics.url is right and no proxy stands in between.");
        }
        try {
            return new Answer(body, Json.mapper().readTree(body));
        } catch (JacksonException damaged) {
            retry.waitOrFail(null, "The Analytics API answered with a page that is damaged or breaks off", false);
            return null;
        }
    }

    private String refused(int status, String said) {
        return switch (status) {
            case 400 ->
                "The Analytics API refuses the request (400" + said
                        + "): this program may be older than the API; report it.";
            case 401, 403 ->
                "The Analytics API refuses " + key + " (" + status + said
                        + "): it must be the organization's one active analytics key, not an API key. Set the variable and run the month again.";
            case 404 ->
                said.contains("feature_disabled")
                        ? "Computer analytics are not enabled for this organization (404" + said
                                + "): have them enabled by Perplexity, or take the organization out of analytics in jobs/monthly-reconciliation.yaml."
                        : "There is no Analytics API at this address (404" + said
                                + "): look whether analytics.url is right.";
            case 301, 302, 303, 307, 308 ->
                "The Analytics API sends the request elsewhere (" + status
                        + "), which is not followed, because the key would go there too: put the right address into analytics.url.";
            default -> "The Analytics API answers with " + status + said + ": run the month again later.";
        };
    }

    /** The server's own words, such as {@code , bad_request: start_time is missing}; empty if it says nothing of use. */
    private String said(byte[] body) {
        try {
            JsonNode error = Json.mapper().readTree(body).path("error");
            String type = error.path("type").asString("");
            String message = error.path("message").asString("");
            String both = type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
            return both.isEmpty() ? "" : ", " + plain(both);
        } catch (JacksonException none) {
            return "";
        }
    }

    /** Short, on one line, and without the key, whatever the server sends back. */
    private String plain(String text) {
        String line = key.removedFrom(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }
}
