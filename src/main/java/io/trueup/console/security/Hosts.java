package io.trueup.console.security;

import io.trueup.console.ConsoleSettings;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * The names that the console is asked for by. Bound to this machine alone, it answers to no other: a page of another site that lets its own name lead here
 * (DNS rebinding) reaches nothing. Behind a proxy, or bound to a network, any name goes, unless {@code trueup.hosts} lists those that do.
 *
 * @param named those of {@code trueup.hosts}
 * @param any whether others go as well
 */
record Hosts(Set<String> named, boolean any) {

    Hosts {
        named = Set.copyOf(named);
    }

    static Hosts of(ConsoleSettings settings, Environment environment) {
        Set<String> named = Arrays.stream(
                        environment.getProperty("trueup.hosts", "").split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Hosts(named, named.isEmpty() && (settings.behindProxy() || !settings.isOfThisMachineAlone()));
    }

    boolean knows(String host) {
        return any || named.contains(host.toLowerCase(Locale.ROOT)) || isThisMachine(host);
    }

    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
