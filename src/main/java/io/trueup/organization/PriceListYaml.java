package io.trueup.organization;

import io.trueup.usage.ListPrice;
import io.trueup.usage.PriceList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the price list, {@code jobs/prices/perplexity.yaml} (formats.md section 2). */
public final class PriceListYaml {

    private static final Form<String> CONTEXT = Form.matching("allowed are low, medium, high", "low|medium|high");

    /** A price as it was read, with its place, for the message about an overlap. */
    private record Placed(ListPrice price, int line) {}

    private final YamlFile file;
    private final Map<List<@Nullable String>, List<Placed>> bySubject = new HashMap<>();

    private PriceListYaml(YamlFile file) {
        this.file = file;
    }

    /** @param file the path for messages */
    public static Parsed<PriceList> parse(String file, byte[] yaml) {
        return YamlFile.parse(file, yaml, root -> new PriceListYaml(root.file()).prices(root));
    }

    private PriceList prices(YamlValue root) {
        if (root.isEmptyList()) {
            root.refuse("an empty list", "allowed is at least one price");
        }
        return new PriceList(root.list().stream().map(this::price).toList());
    }

    private ListPrice price(YamlValue value) {
        int before = file.problems();
        YamlMapping entry = value.mapping("meter", "model", "context", "price", "per", "from", "until", "over");
        LocalDate from = entry.required("from", Form.DATE);
        LocalDate until = entry.optional("until", Form.DATE);
        if (until != null && !until.isAfter(from)) {
            entry.refuse(
                    "until",
                    YamlValue.quoted(until.toString()),
                    "allowed is a day after from, " + from + ": it is the first day without this price");
        }
        ListPrice price = new ListPrice(
                entry.required("meter", Form.TEXT),
                entry.optional("model", Form.TEXT),
                entry.optional("context", CONTEXT),
                entry.required("price", Form.NOT_NEGATIVE),
                entry.required("per", Form.POSITIVE),
                from,
                until,
                entry.find("over").map(PriceListYaml::over).orElse(null));
        if (before == file.problems()) {
            checkOverlap(value, price);
        }
        return price;
    }

    /** A second price for prompts longer than so many tokens: {@code over: {tokens: 200000, price: 6.00}}. */
    private static ListPrice.Over over(YamlValue value) {
        YamlMapping over = value.mapping("tokens", "price");
        return new ListPrice.Over(over.required("tokens", Form.POSITIVE), over.required("price", Form.NOT_NEGATIVE));
    }

    private void checkOverlap(YamlValue value, ListPrice price) {
        List<Placed> others = bySubject.computeIfAbsent(
                Arrays.asList(price.meter(), price.model(), price.context()), subject -> new ArrayList<>());
        for (Placed other : others) {
            if (overlap(price, other.price())) {
                value.refuse(
                        "a second price of one meter, model and context for the same days (the other is on line "
                                + other.line() + ")",
                        "allowed is one price a day");
                break;
            }
        }
        others.add(new Placed(price, value.line()));
    }

    private static boolean overlap(ListPrice one, ListPrice other) {
        return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
    }

    private static boolean startsBeforeEnd(ListPrice one, ListPrice other) {
        return other.until() == null || one.from().isBefore(other.until());
    }
}
