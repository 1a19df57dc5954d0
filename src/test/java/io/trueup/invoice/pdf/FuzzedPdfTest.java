package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.trueup.document.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever happens to a file on its way, reading it ends, with an outcome. */
class FuzzedPdfTest {

    private static final int FILES_A_SEED = 60;
    private static final int BITS_A_SEED = 150;

    @BeforeAll
    static void pdfboxKeepsItsComplaintsToItself() {
        if (LoggerFactory.getLogger("org.apache.pdfbox") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
        if (LoggerFactory.getLogger("org.apache.fontbox") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }

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

    /** A bit that flips in a mail gateway or on a disk must be noticed: no figure may come out different. */
    @ParameterizedTest
    @ValueSource(longs = {5, 1_661})
    void aDamagedBitNeverChangesWhatIsRead(long seed) {
        Random random = new Random(seed);
        List<Sample> samples = Sample.all().stream()
                .filter(sample -> !sample.path().startsWith("09"))
                .toList();
        for (int i = 0; i < BITS_A_SEED; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] bytes = sample.bytes().clone();
            flip(bytes, random, 1);
            List<Fact> facts = new ArrayList<>();
            PdfInvoiceReader.create().read(new Sample(sample.path(), bytes), facts::add);
            if (!facts.isEmpty()) {
                assertThat(facts.getFirst())
                        .as("seed %d, bit %d, in %s", seed, i, sample.path())
                        .isEqualTo(sample.invoice());
            }
        }
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
