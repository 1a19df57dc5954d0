package io.trueup.job;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(longs = {1001, 1002})
    void aRunKilledInsideThePortfolioIsFinishedByTheNext(long seed) throws Exception {
        CrashRounds.killInsidePortfolio(world, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1001, 1002})
    void aRunKilledWhileItsMailsGoOutLeavesOneInDoubt(long seed) throws Exception {
        CrashRounds.killWhileMailsGoOut(world, seed);
    }
}
