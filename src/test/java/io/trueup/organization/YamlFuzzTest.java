package io.trueup.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trueup.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promise: whatever the bytes of a configuration file are, they end in a value or in problems that are plain sentences. */
class YamlFuzzTest {

    @Test
    void mutatedFilesNeverThrow() throws IOException {
        byte[] organization = OrganizationYamlTest.resource("halyard-labs.yaml").getBytes(StandardCharsets.UTF_8);
        byte[] monthly = Files.readAllBytes(Path.of("jobs/monthly-reconciliation.yaml"));
        byte[] prices = Arrays.copyOf(Files.readAllBytes(Path.of("jobs/prices/perplexity.yaml")), 2_000);
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] one = Mutation.of(organization, random);
            byte[] two = Mutation.of(monthly, random);
            byte[] three = Mutation.of(prices, random);
            assertThatCode(() -> {
                        check(OrganizationYaml.parse("o", one, OrganizationYamlTest.DEFAULTS));
                        check(MonthlyYaml.parse("m", two));
                        check(PriceListYaml.parse("p", three));
                    })
                    .as("seed %s", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static void check(Parsed<?> parsed) {
        assertThat(parsed.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).doesNotContain("\n").doesNotContain("\0");
        });
    }
}
