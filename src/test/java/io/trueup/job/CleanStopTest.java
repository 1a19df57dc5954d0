package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CleanStopTest {

    @Test
    void theAnswerToTheMailInHandIsWaitedForBeforeTheProcessEnds() throws Exception {
        AtomicBoolean databaseClosed = new AtomicBoolean();
        CleanStop cleanStop = new CleanStop(() -> {});
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Thread mail = Thread.ofVirtual()
                .start(() -> cleanStop.handingOver(() -> {
                    inHand.countDown();
                    return taken(answer);
                }));
        assertThat(inHand.await(1, TimeUnit.MINUTES)).isTrue();

        Thread signal = Thread.ofPlatform().start(() -> cleanStop.stop(() -> databaseClosed.set(true)));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(cleanStop::isAsked);
        cleanStop.closed(); // with no mail in hand nothing would be waited for now
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> signal.getState() == Thread.State.WAITING || !signal.isAlive());
        assertThat(signal.isAlive()).isTrue();

        answer.countDown();
        mail.join();
        signal.join();
        assertThat(databaseClosed).isFalse();
    }

    private static boolean taken(CountDownLatch answer) {
        try {
            return answer.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
