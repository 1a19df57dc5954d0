package io.trueup.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

/** An issuer of identities: discovery, keys, and a token endpoint that checks the client's secret and its proof key. It knows one user. */
final class FakeIssuer implements AutoCloseable {

    static final String CLIENT = "trueup-console";
    private static final String CODE = "the-code";

    private final HttpServer server;
    private final RSAKey key;
    private RSAKey signedWith;
    private final String secret;
    private Map<String, Object> claims = Map.of();
    private Map<String, String> asked = Map.of();

    private FakeIssuer(HttpServer server, RSAKey key, String secret) {
        this.server = server;
        this.key = key;
        this.signedWith = key;
        this.secret = secret;
    }

    static FakeIssuer start(String secret) throws IOException, JOSEException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeIssuer issuer = new FakeIssuer(server, newKey(), secret);
        server.createContext("/.well-known/openid-configuration", issuer::discovery);
        server.createContext("/keys", exchange -> answer(exchange, 200, issuer.keys()));
        server.createContext("/token", issuer::token);
        server.start();
        return issuer;
    }

    private static RSAKey newKey() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("one").generate();
    }

    private String keys() {
        return new JWKSet(key).toString(true);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who logs in next. */
    void user(Map<String, Object> user) {
        this.claims = user;
    }

    /** Signs with a key that it does not publish, as somebody else would. */
    void forge() throws JOSEException {
        signedWith = newKey();
    }

    void stopForging() {
        signedWith = key;
    }

    /**
     * What a browser does at the issuer: logs in and is sent back.
     *
     * @return the path and query at the console
     */
    String logIn(String authorization) {
        asked = parameters(URI.create(authorization).getRawQuery());
        URI back = URI.create(asked.get("redirect_uri"));
        return back.getPath() + "?code=" + CODE + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        Arrays.stream(query.split("&"))
                .map(one -> one.split("=", 2))
                .forEach(one -> parameters.put(one[0], URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(address()));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !CODE.equals(sent.get("code"))
                || !asked.get("code_challenge").equals(challenge(sent.get("code_verifier")))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                        + identity() + "\"}");
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    private String identity() {
        JWTClaimsSet.Builder body = new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT)
                .subject("subject-1")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("nonce", asked.get("nonce"));
        claims.forEach(body::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), body.build());
        try {
            token.sign(new RSASSASigner(signedWith));
        } catch (JOSEException failure) {
            throw new AssertionError(failure);
        }
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
