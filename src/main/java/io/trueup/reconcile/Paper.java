package io.trueup.reconcile;

import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, receipt or credit note that was read, and where it belongs.
 *
 * @param number of the sale: a credit note's is that of the invoice which it credits
 * @param account the account of its series; null if the series belongs to none
 */
record Paper(
        Invoice invoice,
        String sha256,
        String number,
        @Nullable String account) {

    private static final Pattern CREDIT_NOTE = Pattern.compile("(.+)-CN-\\d+");

    static Paper of(Invoice invoice, String sha256, Organization organization) {
        Matcher creditNote = CREDIT_NOTE.matcher(invoice.number());
        String number = creditNote.matches() ? creditNote.group(1) : invoice.number();
        return new Paper(invoice, sha256, number, organization.accountOf(seriesOf(number)));
    }

    String file() {
        return invoice.source().file();
    }

    String series() {
        return seriesOf(number);
    }

    private static String seriesOf(String number) {
        int hyphen = number.lastIndexOf('-');
        return hyphen < 0 ? number : number.substring(0, hyphen);
    }

    boolean isApi() {
        return account == null
                ? invoice.lines().stream().anyMatch(line -> line.subject().nature() == Nature.API_USAGE)
                : account.startsWith("api:");
    }

    /** The lines that charge for usage of the API: all of an API account's but purchases of credit. */
    List<InvoiceLine> usageLines() {
        return isApi()
                ? invoice.lines().stream().filter(line -> !isPurchase(line)).toList()
                : List.of();
    }

    List<InvoiceLine> purchaseLines() {
        return invoice.lines().stream().filter(Paper::isPurchase).toList();
    }

    private static boolean isPurchase(InvoiceLine line) {
        return line.subject().nature() == Nature.API_CREDIT || line.subject().nature() == Nature.COMPUTER_CREDIT;
    }

    @Nullable BillingPeriod periodOf(InvoiceLine line) {
        PrintedPeriod period = line.period() != null ? line.period() : invoice.period();
        return period == null ? null : period.days();
    }

    /** The month a usage line belongs to: that in which its period starts; without a period that of the day before the date of issue. */
    YearMonth monthOf(InvoiceLine line) {
        BillingPeriod period = periodOf(line);
        LocalDate day = period == null ? invoice.issued().minusDays(1) : period.start();
        return YearMonth.from(day);
    }

    /** Every month that a figure of this paper belongs to. */
    SortedSet<YearMonth> months() {
        TreeSet<YearMonth> months = new TreeSet<>();
        usageLines().forEach(line -> months.add(monthOf(line)));
        if (months.isEmpty() || !purchaseLines().isEmpty()) {
            months.add(YearMonth.from(invoice.issued()));
        }
        return months;
    }

    /** What identifies a line's content, whatever row it stands on. */
    record LineContent(
            String description,
            @Nullable BigDecimal quantity,
            @Nullable Money unitPrice,
            Money amount,
            @Nullable BillingPeriod period) {}

    /** The content of the sale: its lines and their total; not its memo, layout or way of payment. */
    List<LineContent> content() {
        return invoice.lines().stream()
                .map(line -> new LineContent(
                        line.description(), line.quantity(), line.unitPrice(), line.amount(), periodOf(line)))
                .toList();
    }

    /** The printed subtotal, else the sum of the sections, else of the lines. */
    Money subtotal() {
        Money printed = invoice.subtotal();
        if (printed != null) {
            return printed;
        }
        return invoice.sections().isEmpty()
                ? invoice.linesTotal()
                : invoice.sections().stream()
                        .map(section -> section.total())
                        .reduce(Money.zero(invoice.currency()), Money::plus);
    }
}
