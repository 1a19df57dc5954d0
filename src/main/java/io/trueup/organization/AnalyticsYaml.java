package io.trueup.organization;

import io.trueup.organization.AnalyticsSettings.KeySource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the part {@code analytics} of {@code jobs/monthly-reconciliation.yaml}. */
final class AnalyticsYaml {

    /** The key must not travel in the clear; only a server of this machine, as tests use it, may do without encryption. */
    private static final Form<String> SERVER = Form.matching(
            "allowed is the server's address such as https://api.perplexity.ai, with https and without a path",
            "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?|http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");

    private static final String VARIABLE =
            "allowed is the name of an environment variable that holds the key, such as PERPLEXITY_ANALYTICS_KEY, never the key itself";

    /** Takes any text, because a message must not show what may be a key. */
    private static final Form<String> ANY = new Form<>(VARIABLE, text -> text, "");

    private AnalyticsYaml() {}

    static AnalyticsSettings parse(Optional<YamlValue> value) {
        return value.map(given -> given.mapping("enabled", "url", "members", "organizations"))
                .map(AnalyticsYaml::settings)
                .orElse(AnalyticsSettings.OFF);
    }

    private static AnalyticsSettings settings(YamlMapping parts) {
        boolean enabled = parts.required("enabled", Form.SWITCH);
        String url = parts.required("url", SERVER);
        boolean members = parts.optional("members", Form.SWITCH, false);
        Set<String> before = new HashSet<>();
        List<KeySource> sources = parts.list("organizations", element -> source(element, before));
        if (enabled && sources.isEmpty()) {
            parts.refuse(
                    "organizations",
                    "no organization",
                    "allowed is a list such as - {organization: halyard-labs, key-variable: PERPLEXITY_ANALYTICS_KEY}, or enabled: false");
        }
        return new AnalyticsSettings(enabled, url, members, sources);
    }

    private static KeySource source(YamlValue element, Set<String> before) {
        YamlMapping parts = element.mapping("organization", "key-variable");
        String organization = parts.required("organization", Form.ID);
        String variable = parts.required("key-variable", ANY);
        if (!variable.isEmpty() && !variable.matches("[A-Z][A-Z0-9_]{2,99}")) {
            parts.refuse("key-variable", "what is no such name (not shown, it may be a key)", VARIABLE);
        }
        if (!organization.isEmpty() && !before.add(organization)) {
            parts.refuse("organization", organization + " a second time", "allowed is each organization once");
        }
        return new KeySource(organization, variable);
    }
}
