package io.trueup.cli;

import io.trueup.cli.TextTable.Align;
import io.trueup.usage.ListPrice;
import io.trueup.usage.PriceList;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code prices [DAY]}: which list prices hold on a day, and where the list has holes. */
@picocli.CommandLine.Command(
        name = "prices",
        header = "Shows the list prices of a day, against which invoices and usage are checked.",
        sortOptions = false)
final class PricesCommand extends Command {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DAY",
            converter = DayConverter.class,
            description = "Such as 2026-09-27 (default: today).")
    private @Nullable LocalDate day;

    @Option(names = "--json", description = "Prints one JSON object instead of a table.")
    private boolean json;

    PricesCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        PriceList prices = desk.rooms().prices(jobs());
        LocalDate on = day == null ? LocalDate.ofInstant(surroundings().clock().instant(), ZoneOffset.UTC) : day;
        List<ListPrice> holding =
                prices.prices().stream().filter(price -> price.holdsOn(on)).toList();
        if (json) {
            surroundings().out().println(json(on, holding, prices.gaps()));
        } else {
            print(on, holding, prices.gaps());
        }
        return ExitStatus.RECONCILED;
    }

    private void print(LocalDate on, List<ListPrice> holding, List<PriceList.Gap> gaps) {
        PrintStream out = surroundings().out();
        if (holding.isEmpty()) {
            out.println("The price list has no price for " + on + ".");
        } else {
            out.println("List prices in US dollars on " + on);
            out.println();
            table(holding).lines(surroundings().width()).forEach(out::println);
        }
        if (!gaps.isEmpty()) {
            out.println();
            gaps.forEach(gap -> out.println("No price: " + subject(gap.before()) + " from " + gap.from() + " to "
                    + gap.until().minusDays(1) + "; add one to the price list if it was used then."));
        }
    }

    private static TextTable table(List<ListPrice> holding) {
        TextTable table = new TextTable()
                .column("Meter", Align.LEFT)
                .column("Model", Align.LEFT)
                .column("Context", Align.LEFT)
                .column("Price", Align.RIGHT)
                .column("Per", Align.RIGHT)
                .column("From", Align.LEFT)
                .column("To", Align.LEFT);
        for (ListPrice price : holding) {
            table.row(
                    price.meter(),
                    Objects.requireNonNullElse(price.model(), ""),
                    Objects.requireNonNullElse(price.context(), ""),
                    plain(price.price()),
                    plain(price.per()),
                    price.from().toString(),
                    price.until() == null ? "" : price.until().minusDays(1).toString());
            if (price.over() != null) {
                table.below("    above " + plain(price.over().tokens()) + " tokens of prompt: "
                        + plain(price.over().price()));
            }
        }
        return table;
    }

    private static String subject(ListPrice price) {
        return price.meter()
                + (price.model() == null ? "" : " of " + price.model())
                + (price.context() == null ? "" : " with " + price.context() + " context");
    }

    private static String json(LocalDate on, List<ListPrice> holding, List<PriceList.Gap> gaps) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("day", on.toString()).put("currency", "USD");
        ArrayNode prices = root.putArray("prices");
        for (ListPrice price : holding) {
            ObjectNode node = subject(prices.addObject(), price)
                    .put("price", plain(price.price()))
                    .put("per", plain(price.per()))
                    .put("from", price.from().toString())
                    .put("until", price.until() == null ? null : price.until().toString());
            if (price.over() != null) {
                node.putObject("over")
                        .put("tokens", plain(price.over().tokens()))
                        .put("price", plain(price.over().price()));
            }
        }
        ArrayNode holes = root.putArray("gaps");
        gaps.forEach(gap -> subject(holes.addObject(), gap.before())
                .put("from", gap.from().toString())
                .put("until", gap.until().toString()));
        return root.toPrettyString();
    }

    private static ObjectNode subject(ObjectNode node, ListPrice price) {
        return node.put("meter", price.meter()).put("model", price.model()).put("context", price.context());
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** A day such as {@code 2026-09-27}. */
    static final class DayConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException notADay) {
                throw new TypeConversionException(
                        "'" + text + "' is not a day; write year, month and day, such as 2026-09-27");
            }
        }
    }
}
