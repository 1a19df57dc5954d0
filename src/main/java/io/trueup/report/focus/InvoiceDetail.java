package io.trueup.report.focus;

import io.trueup.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code invoice_detail.csv}: one record for each row of Cost and Usage that stands on an invoice, with the same billed cost; and one with zero for
 * an invoice that prepaid credit covers whole. When and how to pay is not read from the papers.
 */
final class InvoiceDetail {

    private static final List<String> COLUMNS = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "InvoiceDetailCreated",
            "InvoiceDetailDescription",
            "InvoiceDetailGrain",
            "InvoiceDetailId",
            "InvoiceDetailLastUpdated",
            "InvoiceId",
            "InvoiceIssueDate",
            "InvoiceIssueStatus",
            "InvoiceIssuerName",
            "PaymentDueDate",
            "PaymentTerms",
            "ReferenceInvoiceId",
            "x_SourceDocument");

    private InvoiceDetail() {}

    static byte[] of(MonthRows month) {
        List<Map<String, @Nullable String>> records = new ArrayList<>();
        month.rows().stream().filter(Row::isInvoiced).forEach(row -> records.add(told(row)));
        month.invoiceOnly().forEach(row -> records.add(told(row)));
        return Csv.of(COLUMNS, records);
    }

    private static Map<String, @Nullable String> told(Row row) {
        LocalDate issued = Objects.requireNonNull(row.issued());
        Map<String, @Nullable String> one = new HashMap<>();
        one.put("BilledCost", row.get(Column.BILLED_COST));
        one.put("BillingAccountId", row.get(Column.BILLING_ACCOUNT_ID));
        one.put("BillingCurrency", row.get(Column.BILLING_CURRENCY));
        one.put("BillingPeriodEnd", row.get(Column.BILLING_PERIOD_END));
        one.put("BillingPeriodStart", row.get(Column.BILLING_PERIOD_START));
        one.put("ChargeCategory", row.get(Column.CHARGE_CATEGORY));
        one.put("InvoiceDetailCreated", FocusText.midnight(issued));
        one.put("InvoiceDetailDescription", row.get(Column.CHARGE_DESCRIPTION));
        one.put("InvoiceDetailGrain", grain(row));
        one.put("InvoiceDetailId", row.get(Column.INVOICE_DETAIL_ID));
        one.put("InvoiceDetailLastUpdated", FocusText.midnight(issued));
        one.put("InvoiceId", row.get(Column.INVOICE_ID));
        one.put("InvoiceIssueDate", FocusText.midnight(issued));
        one.put("InvoiceIssueStatus", "Issued");
        one.put("InvoiceIssuerName", row.get(Column.INVOICE_ISSUER_NAME));
        one.put("PaymentTerms", "Not read from the paper");
        one.put("ReferenceInvoiceId", row.references());
        one.put("x_SourceDocument", row.get(Column.X_SOURCE_DOCUMENT));
        return one;
    }

    private static String grain(Row row) {
        Map<String, String> grain = new LinkedHashMap<>();
        put(grain, "ServiceName", row.get(Column.SERVICE_NAME));
        put(grain, "SkuId", row.get(Column.SKU_ID));
        put(grain, "SkuPriceId", row.get(Column.SKU_PRICE_ID));
        put(grain, "SubAccountId", row.get(Column.SUB_ACCOUNT_ID));
        return Json.mapper().writeValueAsString(grain);
    }

    private static void put(Map<String, String> grain, String key, @Nullable String value) {
        if (value != null) {
            grain.put(key, value);
        }
    }
}
