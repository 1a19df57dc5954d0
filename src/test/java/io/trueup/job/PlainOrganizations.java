package io.trueup.job;

import io.trueup.money.Money;
import io.trueup.organization.Organization;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/** An organization whose yaml is one line, its id and after a space its recipients; of a whole yaml only these two are taken. */
final class PlainOrganizations implements OrganizationLoader {

    @Override
    public Loaded load(String folder, String label, byte[] yaml) {
        List<String> words =
                List.of(words(new String(yaml, StandardCharsets.UTF_8).strip()).split(" "));
        if (words.getFirst().equals("broken")) {
            return new Loaded.Bad(List.of(label + ":1: organization: is broken", label + ":2: name: is missing"));
        }
        return new Loaded.Good(new Organization(
                words.getFirst(),
                "The " + words.getFirst(),
                ZoneOffset.UTC,
                Money.USD,
                "Perplexity AI, Inc.",
                List.of(),
                null,
                null,
                new Organization.Tolerance(Money.usd("0.02"), new BigDecimal("0.1")),
                words.subList(1, words.size())));
    }

    private static String words(String text) {
        return text.startsWith("organization: ")
                ? text.lines().findFirst().orElseThrow().substring("organization: ".length()) + " "
                        + text.substring(text.indexOf('[', text.indexOf("recipients")) + 1, text.length() - 1)
                : text;
    }
}
