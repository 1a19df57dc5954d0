package io.trueup.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T00:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(account, address);
        }
    }

    @Test
    void anAccountWaitsWhereverItIsTriedFrom() {
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");

        assertThat(throttle.wait("ADMIN", "10.0.0.2")).isEqualTo(LoginThrottle.WHILE);
        assertThat(throttle.wait("other", "10.0.0.1")).isZero();
    }

    @Test
    void anAddressWaitsWhateverAccountItTries() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_ADDRESS; i++) {
            throttle.failed("account " + i, "10.0.0.1");
        }

        assertThat(throttle.wait("somebody", "10.0.0.1")).isPositive();
        assertThat(throttle.wait("somebody", "10.0.0.2")).isZero();
    }

    @Test
    void theWaitEnds() {
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");

        now.set(now.get().plus(LoginThrottle.WHILE).minus(Duration.ofSeconds(1)));
        assertThat(throttle.wait("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        now.set(now.get().plusSeconds(1));
        assertThat(throttle.wait("admin", "10.0.0.1")).isZero();
    }

    @Test
    void whoeverLogsInStartsAnew() {
        fail(LoginThrottle.FAILURES_OF_ACCOUNT - 1, "admin", "10.0.0.1");
        throttle.succeeded("admin");
        fail(LoginThrottle.FAILURES_OF_ACCOUNT - 1, "admin", "10.0.0.1");

        assertThat(throttle.wait("admin", "10.0.0.1")).isZero();
    }

    @Test
    void aFloodOfNamesFillsNoMemory() {
        for (int i = 0; i < 3 * LoginThrottle.MOST_KEPT; i++) {
            throttle.failed("n" + i, "address " + i);
        }

        assertThat(throttle.kept()).isLessThanOrEqualTo(LoginThrottle.MOST_KEPT);
    }
}
