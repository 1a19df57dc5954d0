package io.trueup.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class OidcSettingsTest {

    private static MockEnvironment environment() {
        return new MockEnvironment()
                .withProperty("trueup.oidc.issuer", "https://id.example")
                .withProperty("trueup.oidc.client-id", "trueup")
                .withProperty("trueup.oidc.members", "finance");
    }

    @Test
    void withoutAnIssuerThereIsNone() {
        assertThat(OidcSettings.of(new MockEnvironment(), Map.of())).isNull();
    }

    @Test
    void theSecretComesFromTheEnvironmentOnly() {
        assertThat(OidcSettings.of(environment(), Map.of("TRUEUP_OIDC_SECRET", "s"))
                        .secret())
                .isEqualTo("s");
        assertThatThrownBy(
                        () -> OidcSettings.of(environment().withProperty("trueup.oidc.secret", "in a file"), Map.of()))
                .hasMessageContaining("must not stand in a file");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> OidcSettings.of(
                        new MockEnvironment().withProperty("trueup.oidc.issuer", "https://id.example"), Map.of()))
                .hasMessageContaining("trueup.oidc.client-id");
        assertThatThrownBy(() -> OidcSettings.of(environment().withProperty("trueup.oidc.members", " "), Map.of()))
                .hasMessageContaining("nobody could log in");
    }

    @Test
    void onlyWholeDomainsAreLetIn() {
        OidcSettings settings =
                OidcSettings.of(environment().withProperty("trueup.oidc.domains", "halyard.example"), Map.of());

        assertThat(settings.letsIn("ada@Halyard.example")).isTrue();
        assertThat(settings.letsIn("ada@nothalyard.example")).isFalse();
        assertThat(settings.letsIn("ada@halyard.example.evil.example")).isFalse();
        assertThat(settings.letsIn(null)).isFalse();
    }
}
