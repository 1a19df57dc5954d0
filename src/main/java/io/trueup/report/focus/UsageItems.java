package io.trueup.report.focus;

import io.trueup.invoice.LineSubject;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.PoolDay;
import io.trueup.reconcile.UsedOnDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The finest parts into which an account's usage can be told apart: by meters, else by its invoices' lines, else by the balance from day to day. */
record UsageItems(Basis basis, List<UsageItem> items) {

    /** What tells the parts. */
    enum Basis {
        METERS("list worth of the meters"),
        INVOICE("amounts of the invoice's lines"),
        BALANCE("change in credit from day to day"),
        NONE("nothing: one row for the period");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static UsageItems of(Frame frame, AccountResult account) {
        List<UsageItem> metered = metered(frame, account.account());
        if (!metered.isEmpty()) {
            return new UsageItems(Basis.METERS, metered);
        }
        List<UsageItem> lines = lines(frame, account.account());
        if (!lines.isEmpty()) {
            return new UsageItems(Basis.INVOICE, lines);
        }
        List<UsageItem> days = days(frame, account.account());
        return days.isEmpty()
                ? new UsageItems(
                        Basis.NONE,
                        List.of(UsageItem.unmetered(account.compared(), BigDecimal.ONE, "API usage drawn from credit")))
                : new UsageItems(Basis.BALANCE, days);
    }

    private static List<UsageItem> metered(Frame frame, String account) {
        List<UsageItem> items = new ArrayList<>();
        for (UsedOnDay used : frame.detail().usage()) {
            // nothing used is nothing charged
            if (!used.account().equals(account) || used.quantity().signum() == 0) {
                continue;
            }
            items.add(new UsageItem(
                    day(used.day()),
                    used.model(),
                    used.meter(),
                    used.context(),
                    used.key(),
                    used.quantity(),
                    used.unitPrices().size() == 1 ? used.unitPrices().getFirst() : null,
                    middle(used.worth()),
                    null,
                    used.file()));
        }
        items.sort(UsageItem.ORDER);
        return items;
    }

    /** What may have several prices is taken in the middle; what has none counts nothing. */
    private static BigDecimal middle(AmountRange worth) {
        Amount low = worth.low();
        Amount high = worth.high();
        if (low == null || high == null) {
            return low == null ? BigDecimal.ZERO : low.value();
        }
        return low.value().add(high.value()).multiply(new BigDecimal("0.5"));
    }

    private static List<UsageItem> lines(Frame frame, String account) {
        List<UsageItem> items = new ArrayList<>();
        for (BookedSale sale : frame.sales(account)) {
            for (BookedSale.Line line : sale.lines()) {
                if (line.ofMonth()) {
                    items.add(item(frame, sale, line));
                }
            }
        }
        items.sort(UsageItem.ORDER);
        return items;
    }

    /** A line of usage as it is charged, at the price that it prints, else at list price. */
    static UsageItem item(Frame frame, BookedSale sale, BookedSale.Line line) {
        LineSubject subject = line.line().subject();
        BigDecimal quantity = line.line().quantity();
        if (quantity != null && line.line().amount().isNegative()) {
            quantity = quantity.abs().negate();
        }
        Money printed = line.line().unitPrice();
        return new UsageItem(
                Objects.requireNonNullElse(line.period(), frame.days()),
                subject.model(),
                subject.meter(),
                subject.context(),
                subject.key(),
                quantity,
                printed != null && !printed.isNegative() ? printed.value() : listed(frame, sale, line),
                line.line().amount().value(),
                (sale.isCreditNote() ? "Credit note: " : "") + line.line().description(),
                sale.source().file());
    }

    private static @Nullable BigDecimal listed(Frame frame, BookedSale sale, BookedSale.Line line) {
        for (BookedLine booked : frame.month().lines()) {
            String price = booked.listPrice();
            if (price != null
                    && booked.number().equals(sale.number())
                    && booked.line().place().equals(line.line().place())) {
                return price.contains(" ") ? null : new BigDecimal(price);
            }
        }
        return null;
    }

    private static List<UsageItem> days(Frame frame, String account) {
        List<UsageItem> items = new ArrayList<>();
        for (PoolDay pool : frame.detail().poolDays()) {
            Amount drawn = pool.drawnEstimate();
            if (pool.account().equals(account) && drawn != null && drawn.isPositive()) {
                items.add(UsageItem.unmetered(day(pool.day()), Drawn.dollars(drawn), "API usage drawn from credit"));
            }
        }
        return items;
    }

    static BillingPeriod day(LocalDate day) {
        return BillingPeriod.of(day, day.plusDays(1));
    }
}
