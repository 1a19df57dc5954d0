package io.trueup.console;

import io.trueup.console.Browser.Page;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the API with a token. */
public record Program(Browser browser, String token) {

    static Program of(ServedConsole console, String name, String role) {
        return new Program(console.stranger(), console.admin().token(name, role));
    }

    Page get(String path) {
        return browser.get(path, "Authorization", "Bearer " + token);
    }

    Page post(String path, String json) {
        return browser.postJson(path, json, "Authorization", "Bearer " + token);
    }

    Page put(String path, String json) {
        return browser.sendJson("PUT", path, json, "Authorization", "Bearer " + token);
    }

    Page delete(String path) {
        return browser.sendJson("DELETE", path, "", "Authorization", "Bearer " + token);
    }

    Page upload(String path, String organization, String name, byte[] bytes) {
        return browser.uploadWith(
                "none", path, Map.of("organization", organization), name, bytes, "Authorization", "Bearer " + token);
    }

    JsonNode json(String path) {
        Page page = get(path);
        if (page.status() != 200) {
            throw new AssertionError(path + ": " + page.status() + " " + page.body());
        }
        return JsonMapper.shared().readTree(page.body());
    }
}
