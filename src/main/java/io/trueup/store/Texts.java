package io.trueup.store;

/** What PostgreSQL can keep of a text. */
final class Texts {

    private Texts() {}

    /** PostgreSQL's text knows no U+0000: it becomes the replacement character, visibly. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
