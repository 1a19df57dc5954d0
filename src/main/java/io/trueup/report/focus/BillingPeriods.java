package io.trueup.report.focus;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code billing_period.csv}: a record for every billing period that a row names. Of the month itself it says Closed when the month is over and came
 * out reconciled; of other months it can only say Open: their own files tell.
 */
final class BillingPeriods {

    private static final List<String> COLUMNS = List.of(
            "BillingPeriodCreated",
            "BillingPeriodEnd",
            "BillingPeriodLastUpdated",
            "BillingPeriodStart",
            "BillingPeriodStatus",
            "InvoiceIssuerName");

    private record Key(YearMonth month, String issuer) {}

    private BillingPeriods() {}

    static byte[] of(Frame frame, MonthRows month) {
        TreeSet<Key> keys = new TreeSet<>(Comparator.comparing(Key::month).thenComparing(Key::issuer));
        keys.add(new Key(frame.yearMonth(), FocusText.line(frame.terms().issuer())));
        Stream.concat(month.rows().stream(), month.invoiceOnly().stream()).forEach(row -> {
            String issuer = row.get(Column.INVOICE_ISSUER_NAME);
            keys.add(new Key(row.billingPeriod(), issuer == null ? "" : issuer));
        });
        List<Map<String, @Nullable String>> records = new ArrayList<>();
        keys.forEach(key -> records.add(told(frame, key)));
        return Csv.of(COLUMNS, records);
    }

    private static Map<String, @Nullable String> told(Frame frame, Key key) {
        boolean closed = key.month().equals(frame.yearMonth()) && frame.isClosed();
        Map<String, @Nullable String> one = new HashMap<>();
        one.put("BillingPeriodCreated", FocusText.midnight(key.month().atDay(1)));
        one.put("BillingPeriodStart", FocusText.midnight(key.month().atDay(1)));
        one.put("BillingPeriodEnd", FocusText.midnight(key.month().plusMonths(1).atDay(1)));
        one.put("BillingPeriodLastUpdated", FocusText.instant(updated(frame, key.month())));
        one.put("BillingPeriodStatus", closed ? "Closed" : "Open");
        one.put("InvoiceIssuerName", key.issuer());
        return one;
    }

    /** When the newest evidence is from: reports know no wall clock. */
    static Instant updated(Frame frame, YearMonth since) {
        Instant created = since.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = frame.month().method().evidenceUntil();
        return until == null || until.isBefore(created) ? created : until;
    }
}
