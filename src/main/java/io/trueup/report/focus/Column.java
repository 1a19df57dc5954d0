package io.trueup.report.focus;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The columns of Cost and Usage that are written: those of FOCUS by name, then ours ({@code x_}) by name, as FOCUS asks. */
enum Column {
    BILLED_COST("BilledCost"),
    BILLING_ACCOUNT_ID("BillingAccountId"),
    BILLING_ACCOUNT_NAME("BillingAccountName"),
    BILLING_CURRENCY("BillingCurrency"),
    BILLING_PERIOD_END("BillingPeriodEnd"),
    BILLING_PERIOD_START("BillingPeriodStart"),
    CHARGE_CATEGORY("ChargeCategory"),
    CHARGE_CLASS("ChargeClass"),
    CHARGE_DESCRIPTION("ChargeDescription"),
    CHARGE_FREQUENCY("ChargeFrequency"),
    CHARGE_PERIOD_END("ChargePeriodEnd"),
    CHARGE_PERIOD_START("ChargePeriodStart"),
    COMMITMENT_DISCOUNT_CATEGORY("CommitmentDiscountCategory"),
    COMMITMENT_DISCOUNT_ID("CommitmentDiscountId"),
    COMMITMENT_DISCOUNT_NAME("CommitmentDiscountName"),
    COMMITMENT_DISCOUNT_QUANTITY("CommitmentDiscountQuantity"),
    COMMITMENT_DISCOUNT_STATUS("CommitmentDiscountStatus"),
    COMMITMENT_DISCOUNT_TYPE("CommitmentDiscountType"),
    COMMITMENT_DISCOUNT_UNIT("CommitmentDiscountUnit"),
    CONSUMED_QUANTITY("ConsumedQuantity"),
    CONSUMED_UNIT("ConsumedUnit"),
    CONTRACT_APPLIED("ContractApplied", "x_ContractApplied"),
    CONTRACTED_COST("ContractedCost"),
    CONTRACTED_UNIT_PRICE("ContractedUnitPrice"),
    EFFECTIVE_COST("EffectiveCost"),
    HOST_PROVIDER_NAME("HostProviderName", "PublisherName"),
    INVOICE_DETAIL_ID("InvoiceDetailId", "x_InvoiceDetailId"),
    INVOICE_ID("InvoiceId"),
    INVOICE_ISSUER_NAME("InvoiceIssuerName"),
    LIST_COST("ListCost"),
    LIST_UNIT_PRICE("ListUnitPrice"),
    PRICING_CATEGORY("PricingCategory"),
    PRICING_QUANTITY("PricingQuantity"),
    PRICING_UNIT("PricingUnit"),
    RESOURCE_ID("ResourceId"),
    RESOURCE_NAME("ResourceName"),
    RESOURCE_TYPE("ResourceType"),
    SERVICE_CATEGORY("ServiceCategory"),
    SERVICE_NAME("ServiceName"),
    SERVICE_PROVIDER_NAME("ServiceProviderName", "ProviderName"),
    SERVICE_SUBCATEGORY("ServiceSubcategory"),
    SKU_ID("SkuId"),
    SKU_METER("SkuMeter"),
    SKU_PRICE_DETAILS("SkuPriceDetails"),
    SKU_PRICE_ID("SkuPriceId"),
    SUB_ACCOUNT_ID("SubAccountId"),
    SUB_ACCOUNT_NAME("SubAccountName"),
    SUB_ACCOUNT_TYPE("SubAccountType"),
    TAGS("Tags"),
    X_CREDIT_KIND("x_CreditKind"),
    X_CREDIT_POOL("x_CreditPool"),
    X_ESTIMATE_METHOD("x_EstimateMethod"),
    X_IS_PROVISIONAL("x_IsProvisional"),
    X_RECONCILIATION_STATUS("x_ReconciliationStatus"),
    X_ROW_KIND("x_RowKind"),
    X_SOURCE_DOCUMENT("x_SourceDocument"),
    X_TAX_RATE_PERCENT("x_TaxRatePercent");

    private final String name;
    private final String nameIn12;

    Column(String name) {
        this(name, name);
    }

    Column(String name, String nameIn12) {
        this.name = name;
        this.nameIn12 = nameIn12;
    }

    /** The name in FOCUS 1.4. */
    String told() {
        return name;
    }

    /** The name in the 1.2 profile: what 1.2 does not know yet is a column of ours, and it names provider and publisher. */
    String toldIn12() {
        return nameIn12;
    }

    private boolean isOursIn12() {
        return nameIn12.startsWith("x_");
    }

    /** The columns in the order of the 1.2 profile. */
    static List<Column> orderIn12() {
        return Arrays.stream(values())
                .sorted(Comparator.comparing(Column::isOursIn12).thenComparing(Column::toldIn12))
                .toList();
    }
}
