package io.trueup.console.upload;

import io.trueup.console.page.Shown;
import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.Fact;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.MeteredUsage;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The line items of a document, and the months that they speak of; of a long document the first ones. */
public final class FactsSeen implements FactSink {
    private static final int MOST = 60;
    private static final int MOST_MONTHS = 24;

    private final List<Item> items = new ArrayList<>();
    private final SortedSet<YearMonth> months = new TreeSet<>();
    private @Nullable Invoice invoice;
    private long count;

    /**
     * A line item.
     *
     * @param what it is for
     * @param detail when, how many
     * @param amount as printed
     */
    public record Item(String what, String detail, String amount) {}

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Invoice one -> accept(one);
            case BalanceReading reading -> {
                add(reading.pool(), Shown.time(reading.at()), Shown.amount(reading.remaining()));
                at(reading.at());
            }
            case Movement movement -> {
                add(
                        movement.pool() + ", " + movement.kind().told(),
                        Shown.time(movement.window().start()),
                        Shown.amount(movement.amount()));
                at(movement.window().start());
            }
            case RowRefusal refusal ->
                add("Kept out: " + refusal.reason(), refusal.source().toString(), Shown.NONE);
            case MeteredUsage usage -> {
                add(
                        usage.meter() + (usage.model() == null ? "" : ", " + usage.model()),
                        Shown.time(usage.window().start()),
                        Shown.quantity(usage.quantity()));
                at(usage.window().start());
            }
            case AnalyticsBucket bucket -> {
                add(
                        "Computer credits" + (bucket.member() == null ? "" : ", " + bucket.member()),
                        Shown.time(bucket.window().start()),
                        Shown.amount(bucket.count()));
                at(bucket.window().start());
            }
            default -> count++;
        }
    }

    private void accept(Invoice one) {
        invoice = one;
        months.add(YearMonth.from(one.issued()));
        add(one.period());
        for (InvoiceLine line : one.lines()) {
            add(
                    line.description(),
                    (line.period() == null ? "" : line.period().printed())
                            + (line.quantity() == null ? "" : " × " + Shown.quantity(line.quantity())),
                    Shown.amount(line.amount()));
            add(line.period());
        }
    }

    private void add(@Nullable PrintedPeriod period) {
        if (period != null) {
            YearMonth last = YearMonth.from(period.days().end().minusDays(1));
            YearMonth month = YearMonth.from(period.days().start());
            // a printed end that is absurdly far must not fill the memory
            for (int n = 0; n < MOST_MONTHS && !month.isAfter(last); n++, month = month.plusMonths(1)) {
                months.add(month);
            }
        }
    }

    /** A reading just after midnight of the first is the closing balance of the month before. */
    private void at(Instant instant) {
        YearMonth month = YearMonth.from(instant.atOffset(ZoneOffset.UTC));
        months.add(month);
        if (instant.atOffset(ZoneOffset.UTC).getDayOfMonth() <= 3) {
            months.add(month.minusMonths(1));
        }
    }

    private void add(String what, String detail, String amount) {
        count++;
        if (items.size() < MOST) {
            items.add(new Item(what, detail, amount));
        }
    }

    List<Item> items() {
        return items;
    }

    /** How many there are beyond those that are shown. */
    long more() {
        return count - items.size();
    }

    @Nullable Invoice invoice() {
        return invoice;
    }

    SortedSet<YearMonth> months() {
        return months;
    }
}
