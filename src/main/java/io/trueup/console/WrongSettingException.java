package io.trueup.console;

/** The console cannot be served as its settings are; the message is a sentence for the user. */
public final class WrongSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongSettingException(String message) {
        super(message);
    }
}
