package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does: keeps cookies, follows forms with their token. It follows no redirect by itself. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("class=\"secret\">([^<]+)<");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final String root;

    Browser(int port) {
        this.root = "http://127.0.0.1:" + port;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    public record Page(int status, String body, HttpResponse<String> response) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String location() {
            return header("Location");
        }
    }

    public Page get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public byte[] bytes(String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
            HttpResponse<byte[]> response = client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /**
     * Sends the form of a page.
     *
     * @param page where the form stands
     */
    public Page post(String page, String action, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("a form on " + page).isTrue();
        return postWith(token.group(1), action, fields);
    }

    /** Sends JSON as a program does. */
    public Page postJson(String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a request of any method, with a body of JSON if there is one. */
    public Page sendJson(String method, String path, String json, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json))
                .headers(headers));
    }

    /** Sends a request of any method with a body of any kind. */
    public Page send(String method, String path, String body, String type, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .headers(headers));
    }

    /**
     * As an admin: makes a token.
     *
     * @return its text, which the page shows once
     */
    public String token(String name, String role) {
        assertThat(post("/tokens", "/tokens/add", Map.of("name", name, "role", role, "days", "30"))
                        .status())
                .isEqualTo(302);
        Matcher secret = SECRET.matcher(get("/tokens").body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    /** Sends a form with a token of one's own. */
    public Page postWith(String token, String action, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encoded(token) + "&", ""));
        return send(HttpRequest.newBuilder(URI.create(root + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /**
     * Sends a file with the form of a page.
     *
     * @param page where a form stands
     */
    public Page upload(String page, String action, Map<String, String> fields, String name, byte[] bytes) {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("a form on " + page).isTrue();
        return uploadWith(token.group(1), action, fields, name, bytes);
    }

    /** Sends a file with a token of one's own. */
    public Page uploadWith(
            String token, String action, Map<String, String> fields, String name, byte[] bytes, String... headers) {
        String boundary = "----a-boundary-of-tests";
        StringBuilder head = new StringBuilder(part(boundary, "_csrf", token));
        fields.forEach((field, value) -> head.append(part(boundary, field, value)));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name.replace("\\", "\\\\"))
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(bytes),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String part(String boundary, String field, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.body(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public Page tryLogIn(String name, String password) {
        return post("/login", "/login", Map.of("username", name, "password", password));
    }

    public void logIn(String name, String password) {
        assertThat(tryLogIn(name, password).location()).endsWith("/");
    }

    /**
     * As an admin: adds a user.
     *
     * @return the password that the page shows once
     */
    public String add(String name, String role) {
        assertThat(post("/users", "/users/add", Map.of("name", name, "role", role))
                        .status())
                .isEqualTo(302);
        Matcher secret = SECRET.matcher(get("/users").body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    public HttpCookie sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("trueup"))
                .findFirst()
                .orElseThrow();
    }
}
