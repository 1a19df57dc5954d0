package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path JOBS = ROOT.resolve("jobs");

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"mysql://x", "postgresql://user:secret@localhost/trueup", "nonsense"})
    void aDatabaseThatCannotBeMeantIsAWrongCallAndShowsNoSecret(String database) {
        assertThatThrownBy(() -> new Assembly(ROOT).open(home, database, JOBS))
                .isInstanceOf(CallRefused.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void theSettingsOfTheProjectAreValid() {
        assertThat(new Assembly(ROOT).settings(JOBS).inbox()).isEqualTo(ROOT.resolve("sample-data"));
    }
}
