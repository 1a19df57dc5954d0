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
            assertThat(throttle.begin(account, address)).as("attempt " + i).isZero();
        }
    }

    @Test
    void anAccountWaitsWhereverItIsTriedFrom() {
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");

        assertThat(throttle.begin("ADMIN", "10.0.0.2")).isEqualTo(LoginThrottle.WHILE);
        assertThat(throttle.begin("other", "10.0.0.1")).isZero();
    }

    @Test
    void anAddressWaitsWhateverAccountItTries() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_ADDRESS; i++) {
            assertThat(throttle.begin("account " + i, "10.0.0.1")).isZero();
        }

        assertThat(throttle.begin("somebody", "10.0.0.1")).isPositive();
        assertThat(throttle.begin("somebody", "10.0.0.2")).isZero();
    }

    @Test
    void manyAttemptsAtOnceAreNoWayAround() {
        // none of them has been decided yet
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");

        assertThat(throttle.begin("admin", "10.0.0.1")).isPositive();
    }

    @Test
    void theWaitEnds() {
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");

        now.set(now.get().plus(LoginThrottle.WHILE).minus(Duration.ofSeconds(1)));
        assertThat(throttle.begin("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        now.set(now.get().plusSeconds(1));
        assertThat(throttle.begin("admin", "10.0.0.1")).isZero();
    }

    @Test
    void whoeverLogsInStartsAnew() {
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");
        throttle.succeeded("admin", "10.0.0.1");

        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");
    }

    @Test
    void loggingInOftenIsNoFailureOfTheAddress() {
        for (int i = 0; i < 5 * LoginThrottle.FAILURES_OF_ADDRESS; i++) {
            assertThat(throttle.begin("user " + i, "10.0.0.1")).isZero();
            throttle.succeeded("user " + i, "10.0.0.1");
        }
    }

    @Test
    void whoeverFailsElsewhereOnPurposeLocksNobodyOutFromWhereTheyLogIn() {
        throttle.begin("admin", "10.0.0.1");
        throttle.succeeded("admin", "10.0.0.1");
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.6.6.6");

        assertThat(throttle.begin("admin", "10.6.6.6")).isPositive();
        assertThat(throttle.begin("admin", "10.0.0.2")).isPositive();
        fail(LoginThrottle.FAILURES_OF_ACCOUNT, "admin", "10.0.0.1");
        assertThat(throttle.begin("admin", "10.0.0.1"))
                .as("guessing is slowed down from there, too")
                .isPositive();
    }

    @Test
    void whatCouldNotBeCheckedIsNoFailure() {
        for (int i = 0; i < 5 * LoginThrottle.FAILURES_OF_ADDRESS; i++) {
            assertThat(throttle.begin("admin", "10.0.0.1")).isZero();
            throttle.undecided("admin", "10.0.0.1");
        }
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_ADDRESS; i++) {
            assertThat(throttle.begin("account " + i, "2001:db8:1:2::" + Integer.toHexString(i)))
                    .isZero();
        }

        assertThat(throttle.begin("somebody", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(throttle.begin("somebody", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void aFloodOfNamesFillsNoMemory() {
        for (int i = 0; i < 3 * LoginThrottle.MOST_KEPT; i++) {
            throttle.begin("n" + i, "address " + i);
            throttle.succeeded("n" + i, "address " + i);
            throttle.begin("m" + i, "x".repeat(1000) + i);
        }

        assertThat(throttle.kept()).isLessThanOrEqualTo(2 * LoginThrottle.MOST_KEPT);
    }
}
