package io.trueup.job;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
class ManyCrashesIT {

    private static final int TIMES = 10;

    @TempDir
    private static Path folder;

    private static CrashWorld world;

    @BeforeAll
    static void createWorld() throws Exception {
        world = new CrashWorld(folder);
    }

    @Test
    void aRunKilledTenTimesInsideEveryStepEndsAsIfNothingHadHappened() throws Exception {
        CrashRounds.killInEveryStep(world, TIMES, 1000);
    }

    @Test
    void aRunKilledWhileItsMailsGoOutLeavesOneInDoubt() throws Exception {
        CrashRounds.killWhileMailsGoOut(world, 1001);
    }
}
