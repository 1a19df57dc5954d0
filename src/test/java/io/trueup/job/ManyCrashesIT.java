package io.trueup.job;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> kills() {
        return CrashRounds.STEPS.stream()
                .flatMap(step -> IntStream.range(0, TIMES).mapToObj(time -> Arguments.of(step, 1000L + time)));
    }

    static LongStream seeds() {
        return LongStream.range(1000, 1000 + TIMES);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void aRunKilledAnywhereIsFinishedByTheNext(String step, long seed) throws Exception {
        CrashRounds.killInside(world, step, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRunKilledInsideThePortfolioIsFinishedByTheNext(long seed) throws Exception {
        CrashRounds.killInsidePortfolio(world, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRunKilledWhileItsMailsGoOutLeavesOneInDoubt(long seed) throws Exception {
        CrashRounds.killWhileMailsGoOut(world, seed);
    }
}
