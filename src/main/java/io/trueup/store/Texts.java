package io.trueup.store;

/** What PostgreSQL can keep of a text. */
final class Texts {

    private Texts() {}

    /** PostgreSQL's text knows no U+0000: it becomes the replacement character, visibly. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** For COPY: before PostgreSQL 18 a line of {@code \\.} ends the data even inside quotes. JSON never has a line break. */
    static String oneLine(String text) {
        return storable(text).replaceAll("\\R", " ");
    }
}
