package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Promise: what the console shows and does, a program can have, too. Each address of a page stands here with its twin of the API, or with the reason why it
 * has none; a page that is added without a thought for programs fails here.
 */
class ApiTwinsTest {

    private static final String V1 = "/api/v1";
    private static final String VERSION = V1 + "/months/{organization}/{month}/versions/{version}";
    private static final String FILE = V1 + "/uploads/{id}/files/{number}";

    private static final Map<String, Set<String>> TWINS = Map.ofEntries(
            twin("get /", "get " + V1 + "/attention"),
            twin("get /months", "get " + V1 + "/months"),
            twin("get /months/{organization}/{month}", "get " + V1 + "/months/{organization}/{month}"),
            twin(
                    "get /months/{organization}/{month}/v{version}",
                    "get " + VERSION,
                    "get " + VERSION + "/files",
                    "get " + VERSION + "/findings"),
            twin("get /months/{organization}/{month}/changes", "get " + V1 + "/months/{organization}/{month}/changes"),
            twin("get /months/{organization}/{month}/v{version}/file", "get " + VERSION + "/files/content"),
            twin("get /months/{organization}/{month}/v{version}/evidence", "get " + VERSION + "/findings"),
            twin("get /months/{organization}/{month}/v{version}/findings/{key}", "get " + VERSION + "/findings"),
            twin(
                    "post /months/{organization}/{month}/v{version}/findings/{key}",
                    "put " + VERSION + "/findings/{key}/decision",
                    "delete " + VERSION + "/findings/{key}/decision"),
            twin("get /documents", "get " + V1 + "/documents"),
            twin("get /documents/{organization}/{sha256}", "get " + V1 + "/documents/{organization}/{sha256}"),
            twin(
                    "get /documents/{organization}/{sha256}/original",
                    "get " + V1 + "/documents/{organization}/{sha256}/content"),
            twin("get /uploads", "get " + V1 + "/uploads"),
            twin("post /uploads", "post " + V1 + "/uploads"),
            twin("get /uploads/{id}", "get " + V1 + "/uploads/{id}"),
            twin("post /uploads/{id}/accept", "post " + V1 + "/uploads/{id}/accept"),
            twin("post /uploads/{id}/drop", "delete " + V1 + "/uploads/{id}"),
            twin("get /balance", "get " + V1 + "/balances"),
            twin("post /balance", "post " + V1 + "/balances"),
            twin("get /balance/screenshot/{id}/{number}", "get " + FILE + "/reading"),
            twin("get /balance/screenshot/{id}/{number}/picture.png", "get " + FILE + "/picture"),
            twin("post /balance/screenshot/{id}/{number}", "post " + FILE + "/reading"),
            twin("get /jobs", "get " + V1 + "/executions", "get " + V1 + "/work"),
            twin(
                    "get /jobs/{execution}",
                    "get " + V1 + "/executions/{execution}",
                    "get " + V1 + "/executions/{execution}/log"),
            twin("get /jobs/{execution}/progress", "get " + V1 + "/executions/{execution}"),
            twin("get /jobs/{execution}/{act}", "get " + V1 + "/executions/{execution}"),
            twin("post /jobs/{execution}/{act}", "post " + V1 + "/executions/{execution}/{act}"),
            twin("post /jobs/start", "post " + V1 + "/executions"),
            twin("get /jobs/restart-failed", "get " + V1 + "/executions/restart-failed"),
            twin("post /jobs/restart-failed", "post " + V1 + "/executions/restart-failed"),
            twin("get /schedule", "get " + V1 + "/schedule"),
            twin("get /audit", "get " + V1 + "/audit"),
            twin("get /account", "get " + V1 + "/me"),
            twin("get /users", "get " + V1 + "/users"),
            twin("post /users/add", "post " + V1 + "/users"),
            twin("post /users/change", "put " + V1 + "/users/{name}"),
            twin("post /users/reset", "post " + V1 + "/users/{name}/password"),
            twin("get /tokens", "get " + V1 + "/tokens"),
            twin("post /tokens/add", "post " + V1 + "/tokens"),
            twin("post /tokens/revoke", "post " + V1 + "/tokens/{id}/revoke"));

    private static final Map<String, String> REASONS = Map.of(
            "get /login",
            "A form: programs have tokens.",
            "post /account/password",
            "A token has no password; an admin resets that of a user with post /api/v1/users/{name}/password.",
            "get /jobs/start",
            "An empty form.",
            "get /jobs/{execution}/live",
            "What a page listens to so that it looks again; a program asks get /api/v1/work or the execution.",
            "get /documents/{organization}/{sha256}/page.png",
            "A picture for the eye: a program has the document itself, and the page and row of each finding.");

    private static Map.Entry<String, Set<String>> twin(String page, String... ofApi) {
        return Map.entry(page, Set.of(ofApi));
    }

    private static Set<String> pages() throws IOException, ClassNotFoundException {
        Set<String> pages = new TreeSet<>(Handlers.of("/"));
        pages.removeAll(Handlers.of("/api/"));
        return pages;
    }

    @Test
    void eachAddressOfAPageHasATwinOrAReason() throws IOException, ClassNotFoundException {
        Set<String> told = new TreeSet<>(TWINS.keySet());
        told.addAll(REASONS.keySet());

        assertThat(TWINS.keySet()).doesNotContainAnyElementsOf(REASONS.keySet());
        assertThat(told).isEqualTo(pages());
    }

    @Test
    void eachTwinIsThere() throws IOException, ClassNotFoundException {
        Set<String> twins = new TreeSet<>();
        TWINS.values().forEach(twins::addAll);

        assertThat(Handlers.of("/api/")).containsAll(twins);
    }

    @Test
    void whatAPageDoesATwinDoes() {
        Map<String, Set<String>> withoutAnAct = new TreeMap<>(TWINS);
        withoutAnAct
                .entrySet()
                .removeIf(twin -> twin.getKey().startsWith("get ")
                        || twin.getValue().stream().noneMatch(ofApi -> ofApi.startsWith("get ")));

        assertThat(withoutAnAct).isEmpty();
    }
}
