package io.trueup.report;

import io.trueup.money.Credits.CreditRate;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.usage.ListPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the figures were made: identity, tolerance, assumptions, what the words mean, and the list prices that lines were checked against. */
final class MethodSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Topic", 16, 20),
            Column.text("Item", 28, 40),
            Column.figure("Value", 18),
            Column.text("Explanation", 90, 100));

    private static final String RANGE =
            "Balances are not read at midnight. Between the last reading before and the first after an edge of the month the usage lies anywhere "
                    + "from none to all of what was used between the two: the spend is a range, and only an amount outside of it is proved wrong.";

    /** The name of the cell that holds the rate of Computer credits. */
    static final String RATE = "Credits_per_USD";

    private static final String PROTECTION =
            "The sheets are protected against overwriting by accident, without a password: Review, Unprotect Sheet. Filters, column widths and copying work under protection; to sort a table, lift it first.";

    private final SheetWriter sheet;
    private final Reconciliation month;
    private final int version;
    private final String renderer;
    private final String fingerprint;
    private final DefinedNames names;

    MethodSheet(SheetWriter sheet, Edition edition, String renderer, String fingerprint, DefinedNames names) {
        this.sheet = sheet;
        this.month = edition.month();
        this.version = edition.version();
        this.renderer = renderer;
        this.fingerprint = fingerprint;
        this.names = names;
    }

    void write(String footer) {
        sheet.line("Method", Look.TITLE);
        sheet.line("How the figures of this workbook were made.", Look.NOTE);
        sheet.gap();
        sheet.header();
        identity();
        evidence();
        tolerance(month.method().tolerance());
        rate();
        month.method().assumptions().forEach(assumption -> text("Assumption", "", assumption));
        if (month.method().assumptions().isEmpty()) {
            text("Assumption", "", "Nothing had to be assumed.");
        }
        meanings();
        prices();
        sheet.endOfTable();
        sheet.finish(footer);
    }

    private void identity() {
        text("Identity", "Organization", month.organization() + ", " + month.name());
        text(
                "Identity",
                "Month",
                Words.month(month.month()) + " in UTC days"
                        + (month.monthOver() ? "" : "; not over, figures are so far"));
        named("Identity", "Version", "Report_Version")
                .number(BigDecimal.valueOf(version), Look.WHOLE)
                .text(
                        version > 1
                                ? "Replaces version " + (version - 1) + ", which stays as it is."
                                : "The first version of this month.");
        text("Identity", "Rules, renderer", month.method().rules() + ", " + renderer);
        text("Identity", "Fingerprint", fingerprint + " (SHA-256 of the reconciliation behind this workbook)");
    }

    private void evidence() {
        Instant until = month.method().evidenceUntil();
        if (until == null) {
            text("Identity", "Evidence until", "No evidence bears on this month.");
        } else {
            item("Identity", "Evidence until")
                    .moment(LocalDateTime.ofInstant(until, ZoneOffset.UTC))
                    .text("UTC; the newest evidence that bears on the month.");
        }
    }

    private void tolerance(Tolerance tolerance) {
        named("Tolerance", "Amount", "Tolerance_Amount")
                .exact(tolerance.amount())
                .text(
                        tolerance.amount().unit()
                                + ". Of the amount and the percentage the larger holds, and half a cent a line is added for rounding.");
        named("Tolerance", "Percentage", "Tolerance_Percent")
                .exact(tolerance.percent(), Words.NOT_KNOWN)
                .text("Percent of the account's invoiced amount.");
    }

    private void rate() {
        named("Rate", "Computer credits for one dollar", RATE)
                .number(CreditRate.COMPUTER.creditsPerUnit(), Look.WHOLE)
                .text("As the vendor sells them. One API credit is one dollar.");
    }

    private void meanings() {
        text("Reading", "Range", RANGE);
        text(
                "Reading",
                "Variance",
                "Invoiced minus the nearest end of the range; 0.00 inside of it. An open end never differs.");
        text(
                "Reading",
                "Reported",
                "What the month costs: what was invoiced if an invoice is booked, else the estimate.");
        text("Reading", "Paid in cash", "The part of the usage that was charged instead of drawn from credit.");
        text(
                "Reading",
                "Credit",
                "One API credit is one dollar; 100 Computer credits are one dollar. The two are never added.");
        text("Reading", "Protection", PROTECTION);
        text(
                "Reading",
                "Names",
                "Figures have names for your own formulas, such as Invoiced_Total, Spend_Low or an account's own: Formulas, Name Manager lists them.");
        for (Verdict verdict : Verdict.values()) {
            text("Verdict", verdict.told(), sentence(verdict.words()));
        }
        for (Status status : Status.values()) {
            text("Status", status.told(), meaning(status));
        }
    }

    private static String meaning(Status status) {
        return switch (status) {
            case DISCREPANT -> "A finding is an error, or a verdict is over-invoiced, under-invoiced or ambiguous.";
            case PROVISIONAL -> "Not discrepant, but an expected invoice is missing.";
            case RECONCILED -> "Neither; warnings and information do not count.";
        };
    }

    private void prices() {
        for (ListPrice price : month.method().prices()) {
            String item = Stream.of(price.meter(), price.model(), price.context())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            item("List price", item)
                    .exact(price.price(), Words.NOT_KNOWN)
                    .text("USD for " + units(price.per()) + ", from " + price.from()
                            + (price.until() == null ? "" : " until before " + price.until()));
        }
        if (month.method().prices().isEmpty()) {
            text("List price", "", "No line of the month was checked against a list price.");
        }
    }

    private static String units(BigDecimal per) {
        return per.compareTo(BigDecimal.ONE) == 0 ? "one unit" : String.format(Locale.ROOT, "%,.0f units", per);
    }

    private static String sentence(String words) {
        return Words.capitalized(words) + ".";
    }

    private void text(String topic, String item, String explanation) {
        item(topic, item).blank(Look.TEXT).text(explanation);
    }

    /** An item whose value other formulas refer to by name. */
    private RowWriter named(String topic, String item, String name) {
        RowWriter row = item(topic, item);
        names.add(name, SheetName.METHOD, row.address());
        return row;
    }

    private RowWriter item(String topic, String item) {
        return sheet.row().text(topic).text(item);
    }
}
