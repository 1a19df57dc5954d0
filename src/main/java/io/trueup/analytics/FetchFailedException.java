package io.trueup.analytics;

/** The analytics cannot be had now; the message is a sentence for the user and holds no key. */
final class FetchFailedException extends Exception {

    private final boolean forEverybody;

    /** It concerns this organization. */
    FetchFailedException(String message) {
        this(message, false);
    }

    /** @param forEverybody whether the server is out of order, so that asking for another organization is of no use now */
    FetchFailedException(String message, boolean forEverybody) {
        super(message);
        this.forEverybody = forEverybody;
    }

    boolean isForEverybody() {
        return forEverybody;
    }
}
