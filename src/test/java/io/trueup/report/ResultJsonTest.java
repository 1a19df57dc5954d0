package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.reconcile.Reconciliation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultJsonTest {

    static java.util.List<Reconciliation> months() {
        return SampleReconciliations.all();
    }

    @ParameterizedTest
    @MethodSource("months")
    void aMonthReadsExactlyAsTheFormatSays(Reconciliation month) throws IOException {
        String name = "result-" + month.status().told() + ".json";

        String json = new String(ResultJson.of(month, 1), StandardCharsets.UTF_8);

        assertThat(json).isEqualTo(golden(name));
    }

    @Test
    void aLaterVersionNamesTheOneThatItSupersedes() {
        String json = new String(ResultJson.of(SampleReconciliations.provisional(), 3), StandardCharsets.UTF_8);

        assertThat(json).contains("\"version\" : 3,\n  \"supersedes\" : 2,");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ResultJsonTest.class.getResourceAsStream("/report/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
