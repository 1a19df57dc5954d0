package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.CrashWorld.Round;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashIT {

    @TempDir
    private static Path folder;

    private static CrashWorld world;

    @BeforeAll
    static void createWorld() throws Exception {
        world = new CrashWorld(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "read", "reconcile", "report", "deliver"})
    void aRunKilledInsideAStepIsFinishedByTheNextAsIfNothingHadHappened(String step) throws Exception {
        CrashRounds.killInside(world, step, step.length());
    }

    @Test
    void ofTwoProcessesOnOneMonthOneRunsAndTheOtherSaysSo() throws Exception {
        Round round = world.round();
        try (Child first = round.start()) {
            assertThat(first.readUntil(line -> line.startsWith("collect 8 "))).isTrue();
            try (Child second = round.start()) {
                assertThat(second.ended()).contains("ended ALREADY_RUNNING The month 2026-08 is already running on");
            }
            assertThat(first.ended()).contains("ended COMPLETED");
        }
        round.assertUndisturbed("two processes");
    }

    @Test
    void aRunAskedToEndStopsCleanlyAndTheNextFinishesIt() throws Exception {
        Round round = world.round();
        try (Child child = round.start()) {
            assertThat(child.readUntil(line -> line.startsWith("reconcile 8 "))).isTrue();
            child.terminate();
            assertThat(child.ended()).contains("ended STOPPED");
        }
        assertThat(round.postmaster())
                .as("who leaves in order stops the server")
                .doesNotExist();
        try (Child child = round.start()) {
            assertThat(child.ended()).contains("ended COMPLETED");
        }
        round.assertUndisturbed("asked to end");
    }
}
