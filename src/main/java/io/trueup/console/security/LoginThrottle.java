package io.trueup.console.security;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows guessing down: after some failures within a while an account, or an address, has to wait. Kept in memory, for so many of them at most. */
@Component
final class LoginThrottle {

    static final int FAILURES_OF_ACCOUNT = 8;
    static final int FAILURES_OF_ADDRESS = 30;
    static final Duration WHILE = Duration.ofMinutes(15);
    static final int MOST_KEPT = 10_000;

    private static final int LONGEST_KEY = 100;
    private static final int IPV6_BYTES = 16;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> failures = new Few<>();
    private final Map<String, Boolean> known = new Few<>();

    /** Forgets what was not looked at for the longest time. */
    private static final class Few<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Few() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_KEPT;
        }
    }

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Begins an attempt. It counts as a failure until it has succeeded: many at once, whose passwords are still being checked, are no way around.
     *
     * @return how long nobody may try this account, or from this address; zero: the attempt has begun
     */
    synchronized Duration begin(String account, String address) {
        String ofAccount = accountKey(account, address);
        String ofAddress = addressKey(address);
        Duration wait = longer(wait(ofAccount, FAILURES_OF_ACCOUNT), wait(ofAddress, FAILURES_OF_ADDRESS));
        if (wait.isZero()) {
            add(ofAccount);
            add(ofAddress);
        }
        return wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration wait(String key, int most) {
        Deque<Instant> times = failures.get(key);
        if (times == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        while (!times.isEmpty() && !times.getFirst().plus(WHILE).isAfter(now)) {
            times.removeFirst();
        }
        return times.size() < most
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().plus(WHILE));
    }

    private void add(String key) {
        failures.computeIfAbsent(key, unknown -> new ArrayDeque<>()).addLast(clock.instant());
    }

    /** The attempt was right: the account starts anew, and from this address nobody else's failures keep it out any more. */
    synchronized void succeeded(String account, String address) {
        failures.remove(accountKey(account, address));
        takeBack(addressKey(address));
        known.put(pair(account, address), Boolean.TRUE);
    }

    /** The attempt could not be checked. */
    synchronized void undecided(String account, String address) {
        takeBack(accountKey(account, address));
        takeBack(addressKey(address));
    }

    private void takeBack(String key) {
        Deque<Instant> times = failures.get(key);
        if (times != null && !times.isEmpty()) {
            times.removeLast();
        }
    }

    synchronized int kept() {
        return failures.size() + known.size();
    }

    /** From an address that the account has logged in from, it has failures of its own: whoever fails elsewhere on purpose locks nobody out. */
    private String accountKey(String account, String address) {
        String pair = pair(account, address);
        return known.containsKey(pair) ? "known " + pair : "account " + plain(account);
    }

    private static String pair(String account, String address) {
        return plain(account) + " " + addressKey(address);
    }

    private static String plain(String text) {
        String key = text.toLowerCase(Locale.ROOT);
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }

    /** A whole network of IPv6 is one address, since each machine may choose among 2^64 in it. */
    private static String addressKey(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES
                    ? "network " + HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2)
                    : "address " + address;
        } catch (IllegalArgumentException noLiteral) {
            return "address " + plain(address);
        }
    }
}
