package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.RunSummary.OrganizationOutcome;
import io.trueup.job.RunSummary.State;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() throws Exception {
        world = World.in(folder);
        world.organization("acme", "ap@acme.example");
        world.put("acme", "2026-08/balances.csv", World.balances(100, 90));
    }

    @Test
    void aFirstRunMakesVersionOneAndASecondWritesNothing() throws Exception {
        RunSummary first = world.run();
        Map<String, String> files = World.files(world.reports());
        RunSummary second = world.run();

        assertThat(first.message()).isNull();
        assertThat(first.state()).isEqualTo(State.COMPLETED);
        assertThat(only(first).version()).isEqualTo(1);
        assertThat(only(first).unchanged()).isFalse();
        assertThat(only(first).folder()).isEqualTo(world.reports().resolve("acme/2026-08/v1"));
        assertThat(files).containsKeys("acme/2026-08/v1/result.json", "acme/2026-08/v1/version.txt");
        assertThat(only(second).unchanged()).isTrue();
        assertThat(only(second).version()).isEqualTo(1);
        assertThat(World.files(world.reports())).isEqualTo(files);
    }

    static OrganizationOutcome only(RunSummary summary) {
        assertThat(summary.organizations()).as(summary.toString()).hasSize(1);
        return summary.organizations().getFirst();
    }
}
