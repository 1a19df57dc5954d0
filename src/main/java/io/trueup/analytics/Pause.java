package io.trueup.analytics;

import java.time.Duration;

/** Waits before a request is tried again. */
@FunctionalInterface
interface Pause {
    void of(Duration length) throws InterruptedException;
}
