package io.trueup.report.focus;

import io.trueup.json.Json;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code contract_commitment.csv}: a record for every block of bought credit that the month knows. */
final class ContractCommitments {

    private static final List<String> COLUMNS = List.of(
            "BillingCurrency",
            "ContractCommitmentApplicability",
            "ContractCommitmentBenefitCategory",
            "ContractCommitmentCategory",
            "ContractCommitmentCost",
            "ContractCommitmentCreated",
            "ContractCommitmentDescription",
            "ContractCommitmentDiscountPercentage",
            "ContractCommitmentDurationType",
            "ContractCommitmentFulfillmentInterval",
            "ContractCommitmentId",
            "ContractCommitmentLastUpdated",
            "ContractCommitmentLifecycleStatus",
            "ContractCommitmentModel",
            "ContractCommitmentOfferCategory",
            "ContractCommitmentPaymentInterval",
            "ContractCommitmentPaymentModel",
            "ContractCommitmentPeriodEnd",
            "ContractCommitmentPeriodStart",
            "ContractCommitmentQuantity",
            "ContractCommitmentType",
            "ContractCommitmentUnit",
            "ContractId",
            "ContractPeriodEnd",
            "ContractPeriodStart",
            "InvoiceIssuerName",
            "ServiceProviderName");

    private ContractCommitments() {}

    static byte[] of(Frame frame, List<CreditBlocks.Block> blocks) {
        List<Map<String, @Nullable String>> records = new ArrayList<>();
        blocks.forEach(block -> records.add(told(frame, block)));
        return Csv.of(COLUMNS, records);
    }

    private static Map<String, @Nullable String> told(Frame frame, CreditBlocks.Block block) {
        Map<String, @Nullable String> one = new HashMap<>();
        one.put("BillingCurrency", frame.currency().getCurrencyCode());
        one.put("ContractCommitmentApplicability", applicability(block));
        one.put("ContractCommitmentBenefitCategory", "Entitlement");
        one.put("ContractCommitmentCategory", "Spend");
        one.put("ContractCommitmentCost", FocusText.decimal(block.cost()));
        one.put("ContractCommitmentCreated", FocusText.midnight(block.start()));
        one.put("ContractCommitmentDescription", "Prepaid credit " + block.id());
        one.put("ContractCommitmentDurationType", "1 Year");
        one.put("ContractCommitmentFulfillmentInterval", "Full Period");
        one.put("ContractCommitmentId", block.id());
        one.put(
                "ContractCommitmentLastUpdated",
                FocusText.instant(BillingPeriods.updated(
                        frame, YearMonth.from(block.start()).plusMonths(1))));
        one.put("ContractCommitmentLifecycleStatus", block.isExhausted() ? "Exhausted" : "Active");
        one.put("ContractCommitmentModel", "Discontinuous");
        one.put("ContractCommitmentOfferCategory", "Public");
        one.put("ContractCommitmentPaymentInterval", "One-Time");
        one.put("ContractCommitmentPaymentModel", "All Upfront");
        // the vendor does not say when bought credit expires: a year is assumed, because FOCUS wants an end
        one.put("ContractCommitmentPeriodStart", FocusText.midnight(block.start()));
        one.put("ContractCommitmentPeriodEnd", FocusText.midnight(block.start().plusYears(1)));
        one.put("ContractCommitmentType", "Prepaid Credits");
        one.put("ContractId", frame.month().organization());
        LocalDate year = frame.yearMonth().atDay(1).withDayOfYear(1);
        one.put("ContractPeriodStart", FocusText.midnight(year));
        one.put("ContractPeriodEnd", FocusText.midnight(year.plusYears(2)));
        one.put("InvoiceIssuerName", frame.terms().issuer());
        one.put("ServiceProviderName", frame.terms().issuer());
        return one;
    }

    private static String applicability(CreditBlocks.Block block) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("Attribute", "ServiceName");
        service.put("Operator", "In");
        service.put("Values", List.of(Frame.service(block.account())));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("IsGlobalScope", false);
        all.put("IsComplexScope", false);
        all.put("ApplicabilityCost", 1);
        all.put("InclusionOperator", "And");
        all.put("Inclusions", List.of(service));
        return Json.mapper().writeValueAsString(all);
    }
}
