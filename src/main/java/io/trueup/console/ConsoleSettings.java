package io.trueup.console;

import java.net.InetAddress;
import java.nio.file.Path;

/**
 * How the console is served.
 *
 * @param bind the network address it listens on, such as {@code 127.0.0.1}
 * @param port 0: any that is free
 * @param behindProxy whether a proxy before it ends TLS and tells the client's address and protocol (X-Forwarded-*)
 * @param home the folder of the log and of a {@code console.properties} of the user's own
 * @param inbox where runs that are started here read
 * @param reports where they write
 * @param threads how many partitions of a run work at once
 */
public record ConsoleSettings(
        String bind, int port, boolean behindProxy, Path home, Path inbox, Path reports, int threads) {

    public ConsoleSettings {
        home = home.toAbsolutePath().normalize();
        inbox = inbox.toAbsolutePath().normalize();
        reports = reports.toAbsolutePath().normalize();
    }

    /** Whether only this machine can reach it. */
    public boolean isOfThisMachineAlone() {
        try {
            return bind.equalsIgnoreCase("localhost")
                    || InetAddress.ofLiteral(bind).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** Where files lie while they are being sent. */
    public Path arriving() {
        return home.resolve("uploads").resolve("arriving");
    }
}
