package io.trueup.mail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a conversation that has taken too long in all. The timeouts of sockets do not: each byte that comes starts them anew, so a server that
 * sends one now and then would keep a run for ever.
 */
final class TimeLimit {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread watch;
    private volatile boolean reached;

    private TimeLimit(Duration limit, Runnable cut) {
        watch = Thread.ofVirtual().name("time-limit-of-a-mail").unstarted(() -> watch(limit, cut));
    }

    /** @param cut ends the conversation from outside, so that whoever waits in it wakes with an error; it must not wait itself */
    static TimeLimit start(Duration limit, Runnable cut) {
        TimeLimit started = new TimeLimit(limit, cut);
        started.watch.start();
        return started;
    }

    private void watch(Duration limit, Runnable cut) {
        try {
            if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                reached = true;
                cut.run();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The conversation is over: from here on nothing is cut.
     *
     * @return whether it was
     */
    boolean end() {
        over.countDown();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return reached;
    }
}
