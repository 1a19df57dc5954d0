package io.trueup.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether and for whom the Computer analytics are fetched from the vendor (domain.md section 5).
 *
 * @param url the server, without a path
 * @param members whether the members' use is fetched as well
 */
public record AnalyticsSettings(boolean enabled, String url, boolean members, List<KeySource> organizations) {

    public static final AnalyticsSettings OFF = new AnalyticsSettings(false, "", false, List.of());

    /**
     * Where an organization's key is found.
     *
     * @param variable the name of an environment variable, never the key itself
     */
    public record KeySource(String organization, String variable) {}

    public AnalyticsSettings {
        organizations = List.copyOf(organizations);
    }

    /** The environment variable that holds an organization's key; null if its analytics are not fetched. */
    public @Nullable String variableOf(String organization) {
        return organizations.stream()
                .filter(source -> source.organization().equals(organization))
                .map(KeySource::variable)
                .findFirst()
                .orElse(null);
    }
}
