package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.CrashWorld.Round;
import java.util.Random;

/** Kills a run inside a step and runs it again. */
final class CrashRounds {

    private CrashRounds() {}

    /** @param seed chooses the chunk of the step at which the process is killed */
    static void killInside(CrashWorld world, String step, long seed) throws Exception {
        String situation = "killed in " + step + ", seed " + seed;
        int lines = 1 + new Random(seed).nextInt(12);
        Round round = world.round();
        try (Child child = round.start()) {
            assertThat(child.readUntilInside(step, lines)).as(situation).isTrue();
            child.kill();
        }
        assertThat(round.postmaster()).as("the server outlives its starter").exists();
        try (Child child = round.start()) {
            child.assertResumed(situation);
        }
        round.assertUndisturbed(situation);
    }
}
