package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownPageTest {

    private static final Path INVOICE = Path.of("sample-data/cobalt-freight/2026-08/Invoice-M0VQ8R2T-0013.pdf");

    @Test
    void rowsAreCountedAsTheReaderCountsThem() throws IOException {
        ShownPage.Place place =
                ShownPage.find(Files.readAllBytes(INVOICE), 1, 18).orElseThrow();

        assertThat(place.text()).isEqualTo("sonar-pro Output Tokens (0pQz) 4,133,937 $0.000015 $62.01");
        assertThat(place.pages()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        byte[] bytes = Files.readAllBytes(INVOICE);

        assertThat(ShownPage.find(bytes, 3, 1)).isEmpty();
        assertThat(ShownPage.draw(bytes, 0, null)).isEmpty();
        assertThat(ShownPage.find(bytes, 1, 9999).orElseThrow().text()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aBrokenFileIsToldNotThrown(long seed) throws IOException {
        byte[] bytes = Files.readAllBytes(INVOICE);
        Random random = new Random(seed);
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));

        assertThatThrownBy(() -> ShownPage.draw(cut, 1, 1)).as("seed %d", seed).isInstanceOf(IOException.class);
    }
}
