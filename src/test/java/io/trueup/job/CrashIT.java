package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.CrashWorld.Round;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {

    @TempDir
    private static Path folder;

    private static CrashWorld world;

    @BeforeAll
    static void createWorld() throws Exception {
        world = new CrashWorld(folder);
    }

    @Test
    void aRunKilledOnceInsideEveryStepEndsAsIfNothingHadHappened() throws Exception {
        CrashRounds.killInEveryStep(world, 1, 5);
    }

    @Test
    void ofTwoProcessesOneRunsAndTheOtherSaysSoAndWhoIsAskedToEndStopsCleanly() throws Exception {
        Round round = world.round();
        try (Child first = round.start()) {
            assertThat(first.readUntilInside("collect", 2)).isTrue();
            try (Child second = round.start()) {
                second.assertAlreadyRunning(CrashWorld.MONTH);
            }
            assertThat(first.readUntilInside("reconcile", 2)).isTrue();
            first.terminate();
            first.assertStopped();
        }
        assertThat(round.postmaster())
                .as("who leaves in order stops the server")
                .doesNotExist();
        try (Child child = round.start()) {
            child.assertResumed("after it was asked to end");
        }
        round.assertUndisturbed("two processes, one asked to end");
    }
}
