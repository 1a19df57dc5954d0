package io.trueup.console.page;

/** What was asked for is not done, and nothing has changed; the message is a sentence for whoever asked. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean asThingsStand;

    private Refused(String why, boolean asThingsStand) {
        super(why);
        this.asThingsStand = asThingsStand;
    }

    /** It was asked for wrongly: the same would be refused at any time. */
    public static Refused wrong(String why) {
        return new Refused(why, false);
    }

    /** It cannot be done as things stand, such as a name that is taken. */
    public static Refused asThingsStand(String why) {
        return new Refused(why, true);
    }

    public boolean isAsThingsStand() {
        return asThingsStand;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
