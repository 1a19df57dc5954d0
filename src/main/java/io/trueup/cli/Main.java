package io.trueup.cli;

/** The entry point of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The log is ours (LogFile): Spring Boot must not set one up that writes to the terminal.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Surroundings surroundings = Surroundings.ofProcess();
        int exit = CommandLines.execute(new Desk(surroundings, new Assembly(surroundings.root())), arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        System.exit(exit);
    }
}
