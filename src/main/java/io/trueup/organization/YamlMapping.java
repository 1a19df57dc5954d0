package io.trueup.organization;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The known keys of a mapping; unknown and doubled ones are problems, an empty value is an absent one. */
final class YamlMapping {

    private final YamlValue self;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final boolean present;

    private YamlMapping(YamlValue self, boolean present) {
        this.self = self;
        this.present = present;
    }

    /** What stands in for a value that should be a mapping and is not: its problem is told, missing keys are not. */
    static YamlMapping none(YamlValue self) {
        return new YamlMapping(self, false);
    }

    static YamlMapping of(YamlValue self, MappingNode node, List<String> known) {
        YamlMapping mapping = new YamlMapping(self, true);
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
            String way = mapping.way(name == null ? "?" : YamlValue.shown(name));
            Integer first = name == null ? null : lines.putIfAbsent(name, line);
            if (name == null || !known.contains(name)) {
                self.file()
                        .add(
                                line,
                                way,
                                "an unknown key",
                                "allowed are " + String.join(", ", known) + near(name, known));
            } else if (first != null) {
                self.file()
                        .add(
                                line,
                                way,
                                "the key a second time (first on line " + first + ")",
                                "allowed is each key once");
            } else {
                mapping.values.put(name, new YamlValue(self.file(), way, tuple.getValueNode()));
            }
        }
        return mapping;
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    /** The value of a key, if it is there and not empty. */
    Optional<YamlValue> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isNull());
    }

    <T> T required(String key, Form<T> form) {
        Optional<YamlValue> value = find(key);
        if (value.isEmpty()) {
            refuseMissing(key, form.allowed());
        }
        return value.map(found -> found.as(form)).orElse(form.standIn());
    }

    <T> @Nullable T optional(String key, Form<T> form) {
        YamlValue value = find(key).orElse(null);
        return value == null ? null : value.as(form);
    }

    <T> T optional(String key, Form<T> form, T otherwise) {
        return find(key).map(value -> value.as(form)).orElse(otherwise);
    }

    /** The elements of a list, each bound; none if the key is absent. */
    <T> List<T> list(String key, Function<YamlValue, T> element) {
        return find(key).map(YamlValue::list).orElse(List.of()).stream()
                .map(element)
                .toList();
    }

    void refuseMissing(String key, String allowed) {
        if (present) {
            YamlValue empty = values.get(key);
            self.file().add(empty == null ? self.line() : empty.line(), way(key), null, allowed);
        }
    }

    /** A problem of a key's value, or of the mapping if the key is not there. */
    void refuse(String key, String found, String allowed) {
        find(key).orElse(self).refuse(found, allowed);
    }

    private String way(String name) {
        return self.key().isEmpty() ? name : self.key() + "." + name;
    }

    /** The key that was probably meant. */
    private static String near(@Nullable String name, List<String> known) {
        if (name == null) {
            return "";
        }
        return known.stream()
                .filter(key -> distance(name, key) <= Math.max(2, key.length() / 3))
                .min(Comparator.comparingInt(key -> distance(name, key)))
                .map(key -> "; the nearest is " + key)
                .orElse("");
    }

    /** Levenshtein's: how many letters must be put in, left out or changed. */
    private static int distance(String one, String other) {
        if (one.length() > 100) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
