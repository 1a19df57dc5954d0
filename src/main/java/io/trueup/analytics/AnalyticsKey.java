package io.trueup.analytics;

import java.util.regex.Pattern;

/** An organization's analytics key while it is used: never stored, and never told by {@link #toString} or any message. */
final class AnalyticsKey {

    /** Anything else would be refused by the HTTP client with a message that shows it. */
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{8,500}");

    private final String variable;
    private final String secret;

    private AnalyticsKey(String variable, String secret) {
        this.variable = variable;
        this.secret = secret;
    }

    /** @param variable the environment variable that holds it */
    static AnalyticsKey of(String variable, String secret) throws FetchFailedException {
        String key = secret.strip();
        if (!ALLOWED.matcher(key).matches()) {
            throw new FetchFailedException(
                    "The environment variable " + variable
                            + " does not hold an analytics key: a key is one word of 8 to 500 letters, digits and signs. Copy it again from the organization's settings.");
        }
        return new AnalyticsKey(variable, key);
    }

    String header() {
        return "Bearer " + secret;
    }

    /** A text from outside, without the key in it. */
    String removedFrom(String text) {
        return text.replace(secret, "(key)");
    }

    @Override
    public String toString() {
        return "the key in " + variable;
    }
}
