package io.trueup.organization;

import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import java.util.Optional;

/** Reads {@code jobs/monthly-reconciliation.yaml}. */
public final class MonthlyYaml {

    private static final Form<String> PATH = Form.matching("allowed is a path", "[^\\p{Cntrl}]{1,4000}");

    /** More partitions than this are never made. */
    private static final int MOST_THREADS = 64;

    private MonthlyYaml() {}

    /** @param file the path for messages */
    public static Parsed<MonthlySettings> parse(String file, byte[] yaml) {
        return YamlFile.parse(file, yaml, MonthlyYaml::settings);
    }

    private static MonthlySettings settings(YamlValue value) {
        YamlMapping root =
                value.mapping("inbox", "reports", "prices", "threads", "defaults", "analytics", "schedule", "mail");
        return new MonthlySettings(
                root.required("inbox", PATH),
                root.required("reports", PATH),
                root.required("prices", PATH),
                root.optional("threads", Form.whole(1, MOST_THREADS)),
                defaults(root),
                AnalyticsYaml.parse(root.find("analytics")),
                ScheduleYaml.parse(root.find("schedule")),
                MailYaml.parse(root.find("mail")));
    }

    private static Defaults defaults(YamlMapping root) {
        if (!root.has("defaults")) {
            root.refuseMissing("defaults", "allowed is the key tolerance with amount and percent");
        }
        YamlMapping tolerance = root.find("defaults")
                .map(defaults -> defaults.mapping("tolerance"))
                .flatMap(MonthlyYaml::tolerance)
                .orElse(null);
        if (tolerance == null) {
            return new Defaults(
                    new Tolerance(Money.of(Form.NOT_NEGATIVE.standIn(), Money.USD), Form.PERCENT.standIn()));
        }
        return new Defaults(new Tolerance(
                Money.of(tolerance.required("amount", Form.NOT_NEGATIVE), Money.USD),
                tolerance.required("percent", Form.PERCENT)));
    }

    private static Optional<YamlMapping> tolerance(YamlMapping defaults) {
        if (!defaults.has("tolerance")) {
            defaults.refuseMissing("tolerance", "allowed are the keys amount, percent");
        }
        return defaults.find("tolerance").map(value -> value.mapping("amount", "percent"));
    }
}
