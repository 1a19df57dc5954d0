package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trueup.Mutation;
import io.trueup.document.DocumentOutcome;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: whatever the bytes are, reading them ends in an outcome, and twice in the same one. */
class FuzzTest {

    private static final int ROUNDS = 1_500;

    @ParameterizedTest
    @ValueSource(
            strings = {"balances.csv", "movements.csv", "members.csv", "computer-credit-usage.json", "meters.json"})
    void mutatedDocumentsNeverThrow(String resource) {
        byte[] original = Arrays.copyOf(Inbox.bytes(resource), Math.min(4_000, Inbox.bytes(resource).length));
        for (long seed = 0; seed < ROUNDS; seed++) {
            byte[] mutated = Mutation.of(original, new Random(seed));
            assertThatCode(() -> {
                        Inbox.Reading once = Inbox.read("x", mutated);
                        assertThat(once).isEqualTo(Inbox.read("x", mutated));
                        if (once.outcome() instanceof DocumentOutcome.SetAside aside) {
                            assertThat(aside.reason()).isNotBlank().doesNotContain("\0", "\n");
                        }
                    })
                    .as("seed %s of %s", seed, resource)
                    .doesNotThrowAnyException();
        }
    }
}
