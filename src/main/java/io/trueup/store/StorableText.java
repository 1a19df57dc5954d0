package io.trueup.store;

/** What PostgreSQL can keep of a text. */
final class StorableText {

    private StorableText() {}

    /** PostgreSQL's text knows no U+0000: it becomes the replacement character, visibly. */
    static String of(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** For COPY: before PostgreSQL 18 a line of {@code \\.} ends the data even inside quotes. JSON never has a line break. */
    static String oneLine(String text) {
        return of(text).replaceAll("\\R", " ");
    }
}
