package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.reconcile.AccountResult;

/** What a finance person does next: one plain sentence for each finding code (formats.md section 4) and for each account's verdict. */
public final class NextStep {

    private static final String UNESTIMATED =
            "Wait for the invoice; take a balance reading, so that an estimate can be accrued.";

    private NextStep() {}

    /** What to do about a finding, in one sentence. */
    public static String of(Finding finding) {
        return finding.code() == FindingCode.INVOICE_MISSING && finding.amount() == null
                ? UNESTIMATED
                : of(finding.code());
    }

    static String of(FindingCode code) {
        return switch (code) {
            case INVOICE_OUTSIDE_RANGE ->
                "Do not approve the invoice yet: ask the vendor to explain the difference, with the Bridge sheet.";
            case INVOICE_MISSING -> "Accrue the estimate and file the invoice in the inbox when it comes.";
            case EVIDENCE_MISSING ->
                "Take balance readings before and after the month, or file the contract or usage export, and run the month again.";
            case LINE_AMOUNT_MISMATCH ->
                "Ask the vendor to correct the line: quantity times unit price is not its amount.";
            case SUBTOTAL_MISMATCH, TAX_MISMATCH, TOTAL_MISMATCH, AMOUNT_DUE_MISMATCH ->
                "Ask the vendor for a corrected invoice: its own figures do not add up.";
            case DUPLICATE_INVOICE -> "Pay and book one copy only; ask the vendor which of the two contents is valid.";
            case REISSUED_INVOICE ->
                "Make sure that only one of the two numbers is paid; ask for the other to be voided.";
            case PERIOD_OVERLAP -> "Ask the vendor to credit the days that were invoiced twice.";
            case PERIOD_GAP -> "Expect a further invoice for the days not yet invoiced, or accrue them.";
            case SERIES_GAP ->
                "Look for the missing number: in the mailbox, in the vendor's portal, among what was set aside.";
            case UNKNOWN_SERIES -> "Add the series to organization.yaml if the account is yours; else ask the vendor.";
            case UNKNOWN_ISSUER ->
                "Do not pay before you know the seller; if it is right, correct the issuer in organization.yaml.";
            case WRONG_CUSTOMER -> "Hand the document to whom it is addressed, or ask the vendor to correct the name.";
            case CURRENCY_MISMATCH ->
                "Ask the vendor for an invoice in the agreed currency, or file it under the organization that pays in it.";
            case UNDOCUMENTED_INCREASE -> "Find the receipt of the purchase, or write the grant into a movements file.";
            case PURCHASE_NOT_CREDITED -> "Ask the vendor to credit the purchase that was paid, or to refund it.";
            case OVERDRAFT -> "Book the charged part as paid in cash; consider an automatic reload.";
            case BALANCE_EXHAUSTED ->
                "Expect a charge beyond the credit; raise the reload so that usage stays visible.";
            case CREDIT_EXPIRED -> "Write the expired credit off as a loss, not as usage.";
            case RELOAD_OFF_RULE -> "Compare the automatic reload's settings with what was agreed.";
            case UNIT_MISMATCH -> "Correct the unit in the file: API pools are in dollars, Computer pools in credits.";
            case RATE_MISMATCH ->
                "Ask the vendor for the agreed price, or update the price list if the price was changed.";
            case UNLISTED_CHARGE -> "Ask the vendor for the price of this charge and add it to the price list.";
            case UNKNOWN_KEY ->
                "Find out whose key it is: register it in organization.yaml, or revoke it and dispute the charge.";
            case RETIRED_KEY_CHARGED ->
                "Make sure that the key is revoked; dispute what was charged after its last day.";
            case AMBIGUOUS_KEY -> "Give one of the two keys another suffix, or end one of them in organization.yaml.";
            case USAGE_MISMATCH -> "Ask the vendor to explain the quantity: it is not what the meters counted.";
            case EXPORT_DOUBLED -> "Export the metric again and replace the file.";
            case EXPORT_MISLABELLED -> "Export the metric again under its own name and replace the file.";
            case SEAT_COUNT_MISMATCH ->
                "Compare the members file with the vendor's seat list; claim seats that nobody held.";
            case SEAT_PRICE_MISMATCH ->
                "Ask the vendor for the contract price, or correct the plan in organization.yaml.";
            case PRORATION_MISMATCH -> "Ask the vendor to correct the part period's charge.";
            case BILLING_DAY_DIFFERS -> "Correct the billing day in organization.yaml, or ask the vendor why it moved.";
            case SEAT_ADJUSTMENT_MISSING ->
                "Expect the charge or credit on a coming invoice; ask for it if it stays away.";
            case ANALYTICS_UNATTRIBUTED -> "Nothing to do: the vendor does not say what these credits were used for.";
            case ANALYTICS_GAP -> "Fetch the missing days again and run the month again.";
            case MEMBER_USAGE_SHORT -> "Nothing to do: members who left are no longer listed.";
            case POOL_USAGE_MISMATCH -> "Ask the vendor why more left the pool than the analytics count.";
            case ARREARS_CHARGE -> "Book the charge; consider buying credit in advance.";
            case UNREADABLE_DOCUMENT -> "Download the document again and replace the file in the inbox.";
            case PROTECTED_DOCUMENT -> "File a copy that opens without a password.";
            case UNKNOWN_LAYOUT -> "Check the document by hand and ask for its layout to be supported.";
            case UNKNOWN_DOCUMENT ->
                "Remove the file from the inbox if it does not belong there, or save it again in a known form.";
            case ROW_REFUSED -> "Correct the row in the file and run the month again.";
            case READINGS_CONFLICT -> "Find out which of the two readings is right and remove the other.";
            case UNKNOWN_METER -> "Ask what the meter counts and have it added; until then it is in no figure.";
            case PRICE_MISSING -> "Add the price that held on that day to the price list.";
            case LATE_DOCUMENT -> "Book the change in the current period if the month is closed in your books.";
        };
    }

    /** What to do about an account as its verdict stands. */
    public static String of(AccountResult account) {
        boolean invoiced = account.invoiced() != null;
        return switch (account.verdict()) {
            case MATCHED, WITHIN_TOLERANCE -> invoiced ? "Nothing: the invoice can be booked." : "Nothing.";
            case INVOICE_MISSING ->
                account.spend().estimate() == null
                        ? UNESTIMATED
                        : "Accrue the estimate; file the invoice when it comes.";
            case EVIDENCE_MISSING ->
                invoiced
                        ? "Check the invoice by hand: file readings or usage for the month."
                        : "File readings or usage for the month.";
            case AMBIGUOUS -> "Decide by hand: see the findings of this account.";
            case OVER_INVOICED -> "Hold the payment and ask the vendor: see Bridge and Findings.";
            case UNDER_INVOICED -> "Expect a later charge and accrue it: see Bridge and Findings.";
        };
    }
}
