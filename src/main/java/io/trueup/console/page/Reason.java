package io.trueup.console.page;

/** Why somebody does something, in their own words: kept with the act. */
public final class Reason {

    /** In characters. */
    public static final int LONGEST = 500;

    private Reason() {}

    /**
     * The reason without blanks around it.
     *
     * @throws Refused if there is none, or one that is too long to be kept
     */
    public static String of(String text) throws Refused {
        if (text.isBlank() || text.strip().length() > LONGEST) {
            throw Refused.wrong("Say why, in at most " + LONGEST + " characters: the reason is kept with the act.");
        }
        return text.strip();
    }
}
