package io.trueup.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened; the message is a sentence for the user that says what to do. */
public final class CannotOpenException extends RuntimeException {

    private final boolean callIsWrong;

    private CannotOpenException(String message, boolean callIsWrong, @Nullable Throwable cause) {
        super(message, cause);
        this.callIsWrong = callIsWrong;
    }

    public static CannotOpenException because(String message, @Nullable Throwable cause) {
        return new CannotOpenException(message, false, cause);
    }

    static CannotOpenException wrongCall(String message) {
        return new CannotOpenException(message, true, null);
    }

    /** Whether what the user asked for cannot be (a malformed URL), rather than that it failed. */
    public boolean isCallWrong() {
        return callIsWrong;
    }
}
