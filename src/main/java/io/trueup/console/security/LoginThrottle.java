package io.trueup.console.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
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

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long nobody may try this account, or from this address; zero: at once. */
    synchronized Duration wait(String account, String address) {
        Duration ofAccount = wait(accountKey(account), FAILURES_OF_ACCOUNT);
        Duration ofAddress = wait(addressKey(address), FAILURES_OF_ADDRESS);
        return ofAccount.compareTo(ofAddress) > 0 ? ofAccount : ofAddress;
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

    synchronized void failed(String account, String address) {
        add(accountKey(account), FAILURES_OF_ACCOUNT);
        add(addressKey(address), FAILURES_OF_ADDRESS);
    }

    private void add(String key, int most) {
        Deque<Instant> times = failures.computeIfAbsent(key, unknown -> new ArrayDeque<>());
        times.addLast(clock.instant());
        if (times.size() > most) {
            times.removeFirst();
        }
    }

    synchronized void succeeded(String account) {
        failures.remove(accountKey(account));
    }

    synchronized int kept() {
        return failures.size();
    }

    private static String accountKey(String account) {
        String key = account.toLowerCase(Locale.ROOT);
        return "account " + (key.length() > 100 ? key.substring(0, 100) : key);
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
