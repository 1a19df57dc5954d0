package io.trueup.organization;

import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import java.util.Currency;
import java.util.Optional;

/** Reads a tolerance, part by part; what is not said is as the defaults have it. */
final class ToleranceYaml {

    private ToleranceYaml() {}

    static Tolerance parse(Optional<YamlValue> value, Currency currency, Tolerance otherwise) {
        Tolerance usual = new Tolerance(Money.of(otherwise.amount().value(), currency), otherwise.percent());
        return value.map(given -> given.mapping("amount", "percent"))
                .map(parts -> new Tolerance(
                        Money.of(
                                parts.optional(
                                        "amount",
                                        Form.NOT_NEGATIVE,
                                        usual.amount().value()),
                                currency),
                        parts.optional("percent", Form.PERCENT, usual.percent())))
                .orElse(usual);
    }
}
