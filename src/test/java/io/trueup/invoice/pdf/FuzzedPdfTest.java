package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file on its way, reading it ends, with an outcome. */
class FuzzedPdfTest {

    private static final int FILES_A_SEED = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 20260801, 42, 7_919})
    void mutilatedDocumentsNeverThrowAndNeverHang(long seed) {
        Random random = new Random(seed);
        List<Sample> samples = Sample.all();
        assertTimeoutPreemptively(
                Duration.ofSeconds(120),
                () -> {
                    for (int i = 0; i < FILES_A_SEED; i++) {
                        Sample sample = samples.get(random.nextInt(samples.size()));
                        Sample mutilated = new Sample(sample.path(), mutilate(sample.bytes(), random));
                        assertThatCode(mutilated::outcome)
                                .as("seed %d, file %d, made from %s", seed, i, sample.path())
                                .doesNotThrowAnyException();
                    }
                },
                "seed " + seed);
    }

    private static byte[] mutilate(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> flip(bytes, random, 1 + random.nextInt(4));
            case 2 -> flip(bytes, random, 200);
            default -> {
                int from = random.nextInt(bytes.length - 100);
                System.arraycopy(whole, random.nextInt(bytes.length - 100), bytes, from, 100);
            }
        }
        return bytes;
    }

    private static void flip(byte[] bytes, Random random, int times) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
