package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.finding.Severity;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BridgeStep.Cause;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.reconcile.VersionChange.DocumentChanged;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures and states in plain English, the same in the workbook and on the command line, whatever the machine's language or zone. */
public final class Words {

    /** What stands where a figure cannot be told at all. */
    public static final String NOT_KNOWN = "not known";

    /** What stands at an end of a range that nothing bounds. */
    public static final String OPEN = "open";

    /** Where two versions of a month differ in nothing that counts as a change. */
    public static final String NOTHING_CHANGED =
            "Status, figures, findings and documents are as before; what changed are details of lines or assumptions.";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** An amount to the cent with thousands separators, such as {@code 1,164.84 USD}. */
    public static String amount(Amount amount) {
        return figure(amount) + " " + amount.unit();
    }

    /** A range such as {@code between 598.32 and 603.02 USD} or {@code at least 12.00 USD, upper end open}. */
    public static String range(AmountRange range) {
        return range(range, Words::amount);
    }

    /**
     * The same where amounts are written another way.
     *
     * @param told an amount with a space before its unit
     */
    public static String range(AmountRange range, Function<Amount, String> told) {
        Amount low = range.low();
        Amount high = range.high();
        if (low == null) {
            return high == null ? NOT_KNOWN : "at most " + told.apply(high) + ", lower end open";
        }
        if (high == null) {
            return "at least " + told.apply(low) + ", upper end open";
        }
        String from = told.apply(low);
        return range.isPoint()
                ? "exactly " + from
                : "between " + from.substring(0, from.lastIndexOf(' ')) + " and " + told.apply(high);
    }

    /** A range with its estimate, such as {@code between 598.32 and 603.02 USD, best estimate 600.71 USD}. */
    public static String range(AmountRange range, @Nullable Amount estimate) {
        if (estimate == null || range.isPoint()) {
            return range(range);
        }
        String best = "best estimate " + amount(estimate);
        return range.isUnknown() ? best : range(range) + ", " + best;
    }

    /** The spend of an account: its range with the estimate. */
    public static String spend(AccountResult account) {
        return range(account.spend().range(), account.spend().estimate());
    }

    /** What was invoiced, or why there is no such figure. */
    public static String invoiced(AccountResult account) {
        Amount invoiced = account.invoiced();
        return invoiced == null ? noInvoice(account.verdict()) : amount(invoiced);
    }

    static final String NO_INVOICE_EXPECTED = "no invoice expected";

    /** Why an account shows no invoiced amount. */
    public static String noInvoice(Verdict verdict) {
        return switch (verdict) {
            case INVOICE_MISSING -> "no invoice yet";
            case AMBIGUOUS -> "none booked";
            default -> NO_INVOICE_EXPECTED;
        };
    }

    /** A month such as {@code August 2026}. */
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** An instant to the minute, such as {@code 2026-09-03 00:16 UTC}. */
    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /** A state as the first word of a sentence, such as {@code Reconciled}. */
    public static String status(Status status) {
        return switch (status) {
            case RECONCILED -> "Reconciled";
            case PROVISIONAL -> "Provisional";
            case DISCREPANT -> "Discrepant";
        };
    }

    /** Whether nothing is known of a month: neither a document nor an account. */
    static boolean isEmpty(Reconciliation month) {
        return month.accounts().isEmpty() && month.documents().isEmpty();
    }

    /** How a month stands, in one sentence. */
    public static String status(Reconciliation month) {
        String so =
                month.monthOver() ? "" : " The month is not over: figures are so far, and no invoice is expected yet.";
        return status(month.status())
                + switch (month.status()) {
                    case RECONCILED ->
                        isEmpty(month)
                                ? ": there is nothing to reconcile, for no document bears on this month."
                                : ": nothing contradicts the evidence.";
                    case PROVISIONAL ->
                        ": an expected invoice has not come yet; until it does, the spend is what the evidence tells.";
                    case DISCREPANT ->
                        ": an amount or a piece of evidence is wrong or cannot be decided; the findings say which.";
                }
                + so;
    }

    /** A cause of the bridge for people, such as {@code Quantity differs from the usage}. */
    public static String cause(Cause cause) {
        return switch (cause) {
            case CUT_OFF -> "Cut-off: usage between the month's edge and the readings next to it";
            case MISSING_PURCHASE -> "A purchase without a document, or not credited";
            case QUANTITY -> "Quantities that differ from the metered usage";
            case PRICE -> "Prices that differ from the list or contract";
            case UNKNOWN_KEY -> "Charges of keys that are not registered";
            case PRORATION -> "Part periods of seats";
            case SEATS -> "Seats that differ from the members held";
            case DUPLICATE -> "The same charge twice";
            case OVERDRAFT -> "Usage beyond the credit, charged";
            case ROUNDING -> "Rounding of single lines to the cent";
            case UNEXPLAINED -> "Not explained by any evidence";
        };
    }

    /** A document and what became of it, such as {@code 2026-08/Invoice-Q7HX2MZP-0018.pdf (usage-invoice, not booked)}. */
    static String document(DocumentUse document) {
        return document.file() + " (" + fate(document) + ")";
    }

    /** The same, with what it was before. */
    static String document(DocumentChanged document) {
        DocumentUse before = document.before();
        DocumentUse after = document.after();
        List<String> parts = new ArrayList<>(List.of(document(after)));
        if (document.hasOtherContent()) {
            parts.add("other content");
        }
        if (!before.file().equals(after.file())) {
            parts.add("before in " + before.file());
        }
        if (!fate(before).equals(fate(after))) {
            parts.add("before: " + fate(before));
        } else if (!Objects.equals(before.reason(), after.reason())) {
            parts.add("for another reason");
        }
        return String.join("; ", parts);
    }

    private static String fate(DocumentUse document) {
        Boolean booked = document.booked();
        return document.kind().told()
                + (document.setAside() ? ", set aside" : "")
                + (booked == null || booked ? "" : ", not booked");
    }

    /** A phrase as the beginning of a sentence. */
    public static String capitalized(String phrase) {
        return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** How many findings of each severity, such as {@code 2 errors, 1 warning, 0 for information}. */
    public static String count(List<Finding> findings) {
        long[] counts = new long[Severity.values().length];
        findings.forEach(finding -> counts[finding.severity().ordinal()]++);
        return plural(counts[0], "error") + ", " + plural(counts[1], "warning") + ", " + counts[2] + " for information";
    }

    /** A number and a noun that agree, such as {@code 1 document} or {@code 2 documents}. */
    public static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A whole number with thousands separators. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** An amount without its unit. */
    static String figure(Amount amount) {
        return String.format(Locale.ROOT, "%,." + RowWriter.decimals(amount) + "f", amount.value());
    }
}
