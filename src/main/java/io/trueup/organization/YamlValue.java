package io.trueup.organization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a YAML file and the way to it. What is wrong becomes a problem of the file, and a stand-in takes its place, so that all
 * problems are found in one go.
 */
record YamlValue(YamlFile file, String key, Node node) {

    private static final Set<Tag> PLAIN = Set.of(
            Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.NULL, Tag.MAP, Tag.SEQ, Tag.YAML, Tag.MERGE);

    private static final int LONGEST_SHOWN = 60;

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    boolean isEmptyList() {
        return node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    void refuse(@Nullable String found, String allowed) {
        file.add(line(), key, found, allowed);
    }

    <T> T as(Form<T> form) {
        if (!(node instanceof ScalarNode scalar) || !isPlain()) {
            refuse(kind(), form.allowed());
            return form.standIn();
        }
        T value = isNull() ? null : form.parser().parse(scalar.getValue().strip());
        if (value == null) {
            refuse(isNull() ? null : quoted(scalar.getValue()), form.allowed());
            return form.standIn();
        }
        return value;
    }

    /** The keys and values of a mapping; an empty one, with a problem, if it is none. */
    YamlMapping mapping(String... known) {
        if (node instanceof MappingNode mapping && isPlain()) {
            return YamlMapping.of(this, mapping, List.of(known));
        }
        refuse(kind(), "allowed are the keys " + String.join(", ", known));
        return YamlMapping.none(this);
    }

    /** The elements of a list; none, with a problem, if it is no list. */
    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence) || !isPlain()) {
            refuse(kind(), "allowed is a list: one element a line after '- ', or [in, brackets]");
            return List.of();
        }
        List<YamlValue> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new YamlValue(file, key + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** A list in which nothing may stand twice. */
    <T> List<T> distinct(Form<T> form) {
        Set<T> values = new LinkedHashSet<>();
        for (YamlValue element : list()) {
            int before = file.problems();
            T value = element.as(form);
            if (before == file.problems() && !values.add(value)) {
                element.refuse(quoted(value.toString()) + " a second time", "allowed is each value once");
            }
        }
        return List.copyOf(values);
    }

    static String quoted(String text) {
        return '"' + shown(text) + '"';
    }

    /** On one line, and not too long for a message. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(shown::appendCodePoint);
        return shown + (text.codePointCount(0, text.length()) > LONGEST_SHOWN ? "…" : "");
    }

    private boolean isPlain() {
        return PLAIN.contains(node.getTag());
    }

    private @Nullable String kind() {
        if (isNull()) {
            return null;
        }
        if (!isPlain()) {
            return "the tag " + quoted(node.getTag().getValue());
        }
        return switch (node) {
            case MappingNode mapping -> "keys and values";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar -> quoted(scalar.getValue());
            default -> "something else";
        };
    }
}
