package io.trueup.intake;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One API response as a log's line tells it: when, which model, which key, and the figures of its {@code usage} by name. */
final class ResponseUsage {

    private static final long FIRST_SECOND = 946_684_800L; // 2000-01-01
    private static final long LAST_SECOND = 4_102_444_800L; // 2100-01-01
    private static final int MOST_DIGITS = 15;

    /** What matters inside {@code usage}, each by the path of its last two names, or by its own name. */
    private final Map<String, BigDecimal> figures = new HashMap<>();

    private @Nullable BigDecimal created;
    private @Nullable String model;
    private @Nullable String key;
    private @Nullable String object;
    private @Nullable String context;
    private boolean hasUsage;
    private boolean hasCost;

    /** Reads the object of one line into this, which forgets the one before. */
    void read(JsonParser parser) {
        figures.clear();
        created = null;
        model = null;
        key = null;
        object = null;
        context = null;
        hasUsage = false;
        hasCost = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "created" -> created = value.isNumeric() ? parser.getDecimalValue() : null;
                case "created_at" ->
                    created = created == null && value.isNumeric() ? parser.getDecimalValue() : created;
                case "model" -> model = text(parser, value);
                case "api_key_suffix" -> key = text(parser, value);
                case "object" -> object = text(parser, value);
                case "usage" -> {
                    hasUsage = value == JsonToken.START_OBJECT;
                    figures(parser, value, "");
                }
                default -> {
                    if (value.isStructStart()) {
                        parser.skipChildren();
                    }
                }
            }
        }
    }

    private void figures(JsonParser parser, JsonToken start, String within) {
        if (start != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        Map<String, String> wanted = ResponseForm.FIGURES.getOrDefault(within, Map.of());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                hasCost |= within.isEmpty() && name.equals("cost");
                figures(parser, value, name);
            } else if (value.isNumeric()) {
                String path = wanted.get(name);
                if (path != null) {
                    figures.put(path, parser.getDecimalValue());
                }
            } else if (within.isEmpty() && name.equals("search_context_size")) {
                context = text(parser, value);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        String text = parser.getString().strip();
        return text.isEmpty() || text.length() > 200 ? null : text.replace('\0', ' ');
    }

    /** Why the line cannot be counted; null if it can. */
    @Nullable String fault() {
        if (created == null || created.compareTo(BigDecimal.valueOf(FIRST_SECOND)) < 0) {
            return "created is not there as unix seconds such as 1788220800";
        }
        if (created.compareTo(BigDecimal.valueOf(LAST_SECOND)) >= 0) {
            return "created is " + created.toPlainString()
                    + ", allowed are unix seconds such as 1788220800, not milliseconds";
        }
        if (model == null) {
            return "model is not there";
        }
        for (Map.Entry<String, BigDecimal> figure : figures.entrySet()) {
            BigDecimal value = figure.getValue();
            if (value.signum() < 0) {
                return figure.getKey() + " is negative, allowed is zero or more";
            }
            if (value.scale() > 20 || value.precision() - value.scale() > MOST_DIGITS) {
                return figure.getKey() + " is no plausible number";
            }
        }
        return null;
    }

    /** Whether it is a part of a streamed answer: only its last event carries the cost (domain.md section 9). */
    boolean isUnfinished() {
        return !hasCost && object != null && object.endsWith(".chunk");
    }

    boolean hasUsage() {
        return hasUsage;
    }

    boolean hasCost() {
        return hasCost;
    }

    long day() {
        return created == null ? 0 : Math.floorDiv(created.longValue(), 86_400L);
    }

    int secondOfDay() {
        return created == null ? 0 : (int) Math.floorMod(created.longValue(), 86_400L);
    }

    @Nullable String model() {
        return model;
    }

    @Nullable String key() {
        return key;
    }

    @Nullable String context() {
        return context;
    }

    /** A figure of {@code usage}, such as {@code prompt_tokens} or {@code cost.total_cost}; null if it is not there. */
    @Nullable BigDecimal figure(String name) {
        return figures.get(name);
    }
}
