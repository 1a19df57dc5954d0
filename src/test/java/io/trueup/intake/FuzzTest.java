package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trueup.document.DocumentOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: whatever the bytes are, reading them ends in an outcome, and twice in the same one. */
class FuzzTest {

    private static final int ROUNDS = 1_500;
    private static final byte[] SPICE = "\"',;\t\n\r\0{}[]:.-+eE\u00ff%\\".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {"balances.csv", "movements.csv", "members.csv", "computer-credit-usage.json", "meters.json"})
    void mutatedDocumentsNeverThrow(String resource) {
        byte[] original = Arrays.copyOf(Inbox.bytes(resource), Math.min(4_000, Inbox.bytes(resource).length));
        for (long seed = 0; seed < ROUNDS; seed++) {
            byte[] mutated = mutate(original, new Random(seed));
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

    static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(8);
        for (int change = 0; change < changes && bytes.length > 0; change++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = SPICE[random.nextInt(SPICE.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = Arrays.copyOfRange(bytes, at / 8, bytes.length);
                default -> System.arraycopy(bytes, 0, bytes, at, Math.min(20, bytes.length - at));
            }
        }
        return bytes;
    }
}
