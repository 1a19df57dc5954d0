package io.trueup.report.focus;

import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of an account's usage that can be told apart.
 *
 * @param quantity tokens, requests; null where only the worth is known
 * @param unitPrice dollars for one of them; null where none or several may hold
 * @param worth at list price, or as charged
 * @param description null where the subject tells it
 * @param source the document; null where several do
 */
record UsageItem(
        BillingPeriod days,
        @Nullable String model,
        @Nullable String meter,
        @Nullable String context,
        @Nullable String key,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        BigDecimal worth,
        @Nullable String description,
        @Nullable String source) {

    private static final Comparator<@Nullable String> BY_NAME =
            Comparator.nullsFirst(Comparator.<String>naturalOrder());

    static final Comparator<UsageItem> ORDER = Comparator.comparing(UsageItem::days)
            .thenComparing(UsageItem::model, BY_NAME)
            .thenComparing(UsageItem::meter, BY_NAME)
            .thenComparing(UsageItem::context, BY_NAME)
            .thenComparing(UsageItem::key, BY_NAME);

    /** Usage of which only days and worth are known. */
    static UsageItem unmetered(BillingPeriod days, BigDecimal worth, String description) {
        return new UsageItem(days, null, null, null, null, null, null, worth, description, null);
    }

    BigDecimal weight() {
        return worth.max(BigDecimal.ZERO);
    }

    /** Tells subject, price and consumption; everything but the costs. */
    void tell(Row row, Frame frame) {
        row.charged(days).set(Column.CHARGE_DESCRIPTION, words()).set(Column.X_SOURCE_DOCUMENT, source);
        frame.tell(row, key, days.start());
        if (meter == null) {
            row.sku("api-usage", "api-usage", "API Usage");
        } else {
            String sku = (model == null ? "" : model + "/") + meter + (context == null ? "" : "/" + context);
            row.sku(sku, sku, MeterUnit.of(meter).words());
        }
        Map<String, String> details = new LinkedHashMap<>();
        if (context != null) {
            details.put("x_Context", context);
        }
        if (model != null) {
            details.put("x_Model", model);
        }
        row.set(Column.SKU_PRICE_DETAILS, details);
        tellQuantity(row, frame);
    }

    private void tellQuantity(Row row, Frame frame) {
        if (quantity == null || meter == null) {
            row.price(Price.of(worth, frame.currency()))
                    .consumed(worth, frame.currency().getCurrencyCode());
            return;
        }
        MeterUnit unit = MeterUnit.of(meter);
        row.consumed(quantity, unit.unit())
                .price(
                        unitPrice == null
                                ? Price.of(worth, frame.currency())
                                : Price.of(unit.priced(quantity), unit.pricingUnit(), unit.price(unitPrice)));
    }

    private String words() {
        if (description != null) {
            return description;
        }
        String what = meter == null ? "API usage" : MeterUnit.of(meter).words();
        return (model == null ? "" : model + " ") + what + (context == null ? "" : ", " + context + " context");
    }
}
