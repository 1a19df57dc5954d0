package io.trueup.finding;

/** How much a finding matters. */
public enum Severity {
    /** Money or evidence is wrong. */
    ERROR,
    /** Look at it. */
    WARNING,
    /** Worth knowing. */
    INFO;

    public String told() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
