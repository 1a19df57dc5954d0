package io.trueup.mail;

/** How handing a mail to a server ended; the reasons are for the user. */
public sealed interface Handover {

    /** The server has it. */
    record Accepted() implements Handover {}

    /**
     * The server surely has not got it: it may be tried again.
     *
     * @param away whether the trouble is the server's or the way to it, so that other mails would fare no better now
     */
    record NotNow(String reason, boolean away) implements Handover {}

    /** The server will never take it as it is. */
    record Refused(String reason) implements Handover {}

    /** The whole mail went out, and no answer came: nobody knows whether the server has it. */
    record InDoubt(String reason) implements Handover {}
}
