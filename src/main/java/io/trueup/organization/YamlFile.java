package io.trueup.organization;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file while it is bound to a record. It stays a graph of nodes, never objects: nodes know their line, scalars keep the letters that
 * were written ({@code 0123} and {@code 1e10} are key suffixes, not numbers), and no tag can name a Java type.
 */
final class YamlFile {

    private static final int LONGEST = 3 * 1024 * 1024;
    private static final int DEEPEST = 20;

    private final String name;
    private final List<Problem> problems = new ArrayList<>();

    private YamlFile(String name) {
        this.name = name;
    }

    /** Binds the file's root; whatever the binding returned counts only if it added no problem. */
    static <T> Parsed<T> parse(String name, byte[] yaml, Function<YamlValue, T> binding) {
        YamlFile file = new YamlFile(name);
        Node root = file.compose(yaml);
        if (root == null) {
            return new Parsed.Invalid<>(file.problems);
        }
        T value = binding.apply(new YamlValue(file, "", root));
        if (file.problems.isEmpty()) {
            return new Parsed.Valid<>(value);
        }
        file.problems.sort(Comparator.comparingInt(Problem::line));
        return new Parsed.Invalid<>(file.problems);
    }

    void add(int line, String key, @Nullable String found, String allowed) {
        problems.add(new Problem(name, line, key, found, allowed));
    }

    /** How many problems have been found so far. */
    int problems() {
        return problems.size();
    }

    /** The folder that the file stands in, null if its name tells none. */
    @Nullable String folder() {
        int end = name.lastIndexOf('/');
        return end <= 0 ? null : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    }

    private @Nullable Node compose(byte[] yaml) {
        String text = decode(yaml);
        if (text == null) {
            return null;
        }
        try {
            Node root = new Yaml(limits()).compose(new StringReader(text));
            if (root == null) {
                add(1, "", "an empty file", "allowed is YAML");
            }
            return root;
        } catch (MarkedYAMLException e) {
            add(lineOf(e), "", "text that is no YAML: " + wordsOf(e), "check indentation, quotes and brackets there");
        } catch (ReaderException e) {
            add(
                    lineAt(text, e.getPosition()),
                    "",
                    String.format(Locale.ROOT, "the character U+%04X", e.getCodePoint()),
                    "allowed are printable characters");
        } catch (YAMLException e) {
            add(1, "", "text that cannot be read (" + e.getMessage() + ")", aliasHint(e));
        }
        return null;
    }

    private @Nullable String decode(byte[] yaml) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            add(1, "", "text that is not UTF-8", "save the file as UTF-8");
            return null;
        }
    }

    /** No aliases: nobody needs them here, and a few lines of them can stand for more nodes than memory holds. */
    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        return limits;
    }

    private static String aliasHint(YAMLException e) {
        return String.valueOf(e.getMessage()).contains("aliases")
                ? "write the values out instead of referring to them with '*'"
                : "allowed is YAML of ordinary depth and length";
    }

    private static int lineOf(MarkedYAMLException e) {
        return e.getProblemMark() != null ? e.getProblemMark().getLine() + 1 : 1;
    }

    private static String wordsOf(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return (context + e.getProblem()).replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private static int lineAt(String text, int position) {
        int end = Math.min(text.length(), Math.max(0, position));
        return 1 + (int) text.chars().limit(end).filter(c -> c == '\n').count();
    }
}
