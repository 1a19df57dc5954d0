package io.trueup.balance;

/** A reading cannot be taken as it was typed; the message says why and what to do. */
public final class ReadingRefused extends Exception {
    private static final long serialVersionUID = 1L;

    ReadingRefused(String sentence) {
        super(sentence);
    }
}
