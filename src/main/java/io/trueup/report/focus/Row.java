package io.trueup.report.focus;

import io.trueup.json.Json;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of Cost and Usage while it is put together: its cells as text, and its two costs as figures, so that records can be added up. */
final class Row {

    private final String account;
    private final RowKind kind;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);
    private BigDecimal billed = BigDecimal.ZERO;
    private BigDecimal effective = BigDecimal.ZERO;
    private @Nullable YearMonth billingPeriod;
    private @Nullable BillingPeriod charged;
    private @Nullable String references;
    private @Nullable LocalDate issued;

    Row(String account, RowKind kind) {
        this.account = account;
        this.kind = kind;
        set(Column.X_ROW_KIND, kind.told());
        set(Column.CHARGE_CATEGORY, kind.category());
        set(Column.CHARGE_FREQUENCY, kind.frequency());
        set(Column.X_IS_PROVISIONAL, "false");
    }

    /** Leaves the cell empty (null in FOCUS) where there is no text. */
    Row set(Column column, @Nullable String text) {
        String plain = text == null ? null : FocusText.line(text);
        if (plain == null || plain.isEmpty()) {
            cells.remove(column);
        } else {
            cells.put(column, plain);
        }
        return this;
    }

    Row set(Column column, @Nullable BigDecimal figure) {
        return set(column, figure == null ? null : FocusText.decimal(figure));
    }

    /** A JSON object; none if it is empty. */
    Row set(Column column, Map<String, ?> object) {
        return set(column, object.isEmpty() ? null : Json.mapper().writeValueAsString(object));
    }

    Row costs(BigDecimal billedCost, BigDecimal effectiveCost) {
        billed = billedCost;
        effective = effectiveCost;
        return set(Column.BILLED_COST, billedCost).set(Column.EFFECTIVE_COST, effectiveCost);
    }

    /** List and contracted cost without a price: taxes and credits, which have none. */
    Row unpriced(BigDecimal cost) {
        return set(Column.LIST_COST, cost).set(Column.CONTRACTED_COST, cost);
    }

    /** List and contracted price are one: nothing is known of negotiated prices beside what is charged. */
    Row price(Price price) {
        return set(Column.PRICING_CATEGORY, "Standard")
                .set(Column.PRICING_QUANTITY, price.quantity())
                .set(Column.PRICING_UNIT, price.unit())
                .set(Column.LIST_UNIT_PRICE, price.unitPrice())
                .set(Column.CONTRACTED_UNIT_PRICE, price.unitPrice())
                .unpriced(price.cost());
    }

    Row consumed(BigDecimal quantity, String unit) {
        return set(Column.CONSUMED_QUANTITY, quantity).set(Column.CONSUMED_UNIT, unit);
    }

    /** One name for the product and its price where nothing tells more. */
    Row sku(String id, String priceId, @Nullable String meter) {
        return set(Column.SKU_ID, id).set(Column.SKU_PRICE_ID, priceId).set(Column.SKU_METER, meter);
    }

    Row charged(BillingPeriod days) {
        charged = days;
        return set(Column.CHARGE_PERIOD_START, FocusText.midnight(days.start()))
                .set(Column.CHARGE_PERIOD_END, FocusText.midnight(days.end()));
    }

    Row billedIn(YearMonth month) {
        billingPeriod = month;
        return set(Column.BILLING_PERIOD_START, FocusText.midnight(month.atDay(1)))
                .set(
                        Column.BILLING_PERIOD_END,
                        FocusText.midnight(month.plusMonths(1).atDay(1)));
    }

    /** @param referenced the invoice that this one adjusts; its own number if it adjusts none */
    Row onInvoice(String number, String detail, LocalDate issuedOn, String referenced) {
        issued = issuedOn;
        references = referenced;
        return set(Column.INVOICE_ID, number).set(Column.INVOICE_DETAIL_ID, detail);
    }

    /** Marks what no invoice confirms yet. */
    Row provisional() {
        set(Column.X_IS_PROVISIONAL, "true").set(Column.X_RECONCILIATION_STATUS, "estimated");
        return set(Column.CHARGE_DESCRIPTION, "PROVISIONAL: " + cells.getOrDefault(Column.CHARGE_DESCRIPTION, ""));
    }

    boolean isProvisional() {
        return "true".equals(cells.get(Column.X_IS_PROVISIONAL));
    }

    String account() {
        return account;
    }

    RowKind kind() {
        return kind;
    }

    BigDecimal billed() {
        return billed;
    }

    BigDecimal effective() {
        return effective;
    }

    YearMonth billingPeriod() {
        if (billingPeriod == null) {
            throw new IllegalStateException("A row without billing period: " + cells);
        }
        return billingPeriod;
    }

    BillingPeriod charged() {
        if (charged == null) {
            throw new IllegalStateException("A row without charge period: " + cells);
        }
        return charged;
    }

    boolean isInvoiced() {
        return cells.containsKey(Column.INVOICE_ID);
    }

    @Nullable LocalDate issued() {
        return issued;
    }

    @Nullable String references() {
        return references;
    }

    /** The cell's text; null if it is empty. */
    @Nullable String get(Column column) {
        return cells.get(column);
    }
}
