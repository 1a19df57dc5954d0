package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShownProgressTest {
    private final ByteArrayOutputStream caught = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void plainLinesComeAtStartAndEndOfAStepAndAtEveryTenthOfIt() {
        try (ShownProgress progress = progress(false)) {
            for (int done = 0; done <= 30; done++) {
                progress.advanced("reconcile", done, 30);
            }
            progress.advanced("report", 0, 2);
            progress.note("One workbook was written before.");
            progress.advanced("report", 2, 2);
            progress.advanced("report", 2, 2);
        }
        assertThat(told().lines().filter(line -> line.startsWith("step reconcile")))
                .hasSize(11)
                .startsWith("step reconcile 0/30", "step reconcile 3/30")
                .endsWith("step reconcile 27/30", "step reconcile 30/30");
        assertThat(told()).endsWith("""
                step report 0/2
                One workbook was written before.
                step report 2/2
                """);
    }

    @Test
    void plainLinesOfALongStepComeAboutEverySecond() {
        try (ShownProgress progress = progress(false)) {
            for (int done = 0; done <= 30; done++) {
                progress.advanced("read", done, 3_000);
                nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        assertThat(told()).isEqualToNormalizingNewlines("""
                        step read 0/3000
                        step read 10/3000
                        step read 20/3000
                        step read 30/3000
                        """);
    }

    @Test
    void anEmptyStepIsToldOnce() {
        try (ShownProgress progress = progress(false)) {
            progress.advanced("deliver", 0, 0);
            progress.advanced("deliver", 0, 0);
        }
        assertThat(told()).isEqualToNormalizingNewlines("step deliver 0/0\n");
    }

    @Test
    void aTerminalSeesOneLineRedrawnWithRateAndTimeLeftAndCleanedUpAtTheEnd() {
        try (ShownProgress progress = progress(true)) {
            progress.advanced("read", 0, 2000);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
            progress.advanced("read", 400, 2000);
            progress.note("A note.");
        }
        assertThat(told())
                .doesNotContain("step read")
                .contains("\r\u001B[Kread       400 of 2,000   200 a second   8 s left")
                .contains("\r\u001B[KA note." + System.lineSeparator())
                .doesNotEndWith("left");
    }

    private ShownProgress progress(boolean interactive) {
        PrintStream stream = new PrintStream(caught, true, StandardCharsets.UTF_8);
        Path here = Path.of("").toAbsolutePath();
        return ShownProgress.on(
                new Surroundings(stream, stream, interactive, 80, Clock.systemUTC(), nanos::get, here, here));
    }

    private String told() {
        return caught.toString(StandardCharsets.UTF_8);
    }
}
