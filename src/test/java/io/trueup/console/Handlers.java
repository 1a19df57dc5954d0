package io.trueup.console;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** What the console answers to, as its classes say. */
final class Handlers {

    private Handlers() {}

    /**
     * Such as {@code post /api/v1/uploads/{id}/accept}.
     *
     * @param below what their addresses begin with
     */
    static Set<String> of(String below) throws IOException, ClassNotFoundException {
        Set<String> handlers = new TreeSet<>();
        Path classes = Path.of(URI.create(Console.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try (Stream<Path> files = Files.walk(classes.resolve("io/trueup/console"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = classes.relativize(file).toString();
                Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length())
                        .replace('/', '.')
                        .replace('\\', '.'));
                for (Method method : type.getDeclaredMethods()) {
                    handlers.addAll(of(type, method));
                }
            }
        }
        handlers.removeIf(
                handler -> !handler.substring(handler.indexOf(' ') + 1).startsWith(below));
        return handlers;
    }

    private static Set<String> of(Class<?> type, Method method) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (own == null || own.method().length == 0) {
            return Set.of();
        }
        RequestMapping whole = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        String[] firsts = whole == null ? new String[] {""} : whole.path();
        String[] lasts = own.path().length == 0 ? new String[] {""} : own.path();
        return Stream.of(firsts)
                .flatMap(first -> Stream.of(lasts).map(last -> first + last))
                .map(path -> path.replaceAll("\\{([a-z0-9A-Z]+):(?:[^{}]|\\{[^{}]*})*}", "{$1}"))
                .flatMap(path -> Stream.of(own.method())
                        .map(RequestMethod::name)
                        .map(name -> name.toLowerCase(Locale.ROOT) + " " + path))
                .collect(Collectors.toSet());
    }
}
