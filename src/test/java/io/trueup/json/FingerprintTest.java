package io.trueup.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private record Page(String name, List<Money> amounts) {}

    @Test
    void equalRecordsHaveEqualFingerprints() {
        assertThat(Fingerprint.of(new Page("a", List.of(Money.usd("1.50")))))
                .hasSize(64)
                .isEqualTo(Fingerprint.of(new Page("a", List.of(Money.usd("1.5")))));
    }

    @Test
    void aCentMakesAnother() {
        assertThat(Fingerprint.of(new Page("a", List.of(Money.usd("1.50")))))
                .isNotEqualTo(Fingerprint.of(new Page("a", List.of(Money.usd("1.51")))));
    }

    @Test
    void itIsTheHashOfTheCanonicalJson() {
        // printf '{"name":"a","amounts":["1.50 USD"]}' | sha256sum
        assertThat(Fingerprint.of(new Page("a", List.of(Money.usd("1.50")))))
                .isEqualTo("48176d127ac4a0eaeadbb0ec0f622110c8a5d33b2e859d8de75393234c32c5f9");
    }
}
