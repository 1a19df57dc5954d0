package io.trueup.analytics;

/** The analytics cannot be had now; the message is a sentence for the user and holds no key. */
final class FetchFailedException extends Exception {

    FetchFailedException(String message) {
        super(message);
    }
}
