package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description is written by hand: here it is held against the handlers and against what they answer. */
class OpenApiTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static JsonNode description;
    private static Program admin;

    @BeforeAll
    static void fetch() {
        admin = Program.of(CONSOLE, "openapi-admin", "ADMIN");
        description = JsonMapper.shared()
                .readTree(CONSOLE.stranger().get("/api/v1/openapi.json").body());
    }

    @Test
    void whatIsThereIsDescribedAndWhatIsDescribedIsThere() throws IOException, ClassNotFoundException {
        Set<String> described = new TreeSet<>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> described.add(operation.getKey() + " " + path.getKey())));

        assertThat(described).hasSizeGreaterThan(15).isEqualTo(Handlers.of("/api/"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/me, /api/v1/me",
        "/api/v1/attention, /api/v1/attention",
        "/api/v1/months, /api/v1/months?limit=2",
        "/api/v1/months/{organization}/{month}, /api/v1/months/cobalt-freight/2026-08",
        "/api/v1/months/{organization}/{month}/versions, /api/v1/months/cobalt-freight/2026-08/versions",
        "/api/v1/months/{organization}/{month}/versions/{version}, /api/v1/months/cobalt-freight/2026-08/versions/1",
        "/api/v1/months/{organization}/{month}/versions/{version}/files, /api/v1/months/cobalt-freight/2026-08/versions/1/files",
        "/api/v1/months/{organization}/{month}/versions/{version}/findings, /api/v1/months/cobalt-freight/2026-08/versions/1/findings",
        "/api/v1/documents, /api/v1/documents",
        "/api/v1/executions, /api/v1/executions",
        "/api/v1/executions/{execution}, /api/v1/executions/1",
        "/api/v1/work, /api/v1/work",
        "/api/v1/schedule, /api/v1/schedule",
        "/api/v1/audit, /api/v1/audit",
        "/api/v1/users, /api/v1/users",
        "/api/v1/tokens, /api/v1/tokens",
        "/api/v1/balances, /api/v1/balances",
        "/api/v1/uploads, /api/v1/uploads",
        "/api/v1/months/{organization}/{month}/changes, /api/v1/months/cobalt-freight/2026-08/changes?from=1&to=1",
        "/api/v1/executions/restart-failed, /api/v1/executions/restart-failed"
    })
    void whatIsAnsweredIsAsDescribed(String path, String address) {
        JsonNode schema = description
                .path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");

        check(address, schema, admin.json(address));
    }

    private static void check(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString().replace("#/components/schemas/", "");
            check(at, description.path("components").path("schemas").path(name), value);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) {
                check(at, schema.path("anyOf").get(0), value);
            }
        } else {
            assertThat(types(schema)).as(at + " is " + value).contains(type(value));
            if (value.isArray()) {
                value.forEach(item -> check(at + "[]", schema.path("items"), item));
            } else if (value.isObject() && schema.has("properties")) {
                assertThat(value.propertyNames())
                        .as(at)
                        .containsExactlyElementsOf(schema.path("properties").propertyNames());
                value.properties()
                        .forEach(one -> check(
                                at + "." + one.getKey(),
                                schema.path("properties").path(one.getKey()),
                                one.getValue()));
            } else if (value.isString() && schema.has("pattern")) {
                assertThat(value.asString())
                        .as(at)
                        .matches(schema.path("pattern").asString());
            }
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        if (schema.path("type").isString()) {
            types.add(schema.path("type").asString());
        }
        schema.path("type").forEach(type -> types.add(type.asString()));
        return types;
    }

    private static String type(JsonNode value) {
        return value.isNull()
                ? "null"
                : value.isString()
                        ? "string"
                        : value.isBoolean()
                                ? "boolean"
                                : value.isIntegralNumber() ? "integer" : value.isArray() ? "array" : "object";
    }
}
