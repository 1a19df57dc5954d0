package io.trueup.report.focus;

import io.trueup.json.Json;
import io.trueup.reconcile.BoughtCredit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** {@code metadata.json}: who made the files and how, what they add up to, and what they leave out and why. */
final class Metadata {

    private static final List<String> DECISIONS = List.of(
            "Delivery is by overwrite: the files of a version replace those of the version before; there are no correction rows for a month that is told again.",
            "A row is told in exactly one month, so files of several months can be added up: usage by the month in which it was used, purchases of credit by the day on which money moved, seats, tax and credit notes of these by the date of issue. Tax goes with what is taxed. Of a billing period told in several files the month's own file holds.",
            "Prepaid usage bills nothing; its effective cost is the bought credit that was drawn. Granted credit costs nothing and goes first. The oldest bought credit is drawn first (an assumption, as is its term of a year).",
            "List cost is quantity at list price; the effective cost of prepaid usage is the amount drawn, shared out by list worth, and need not equal it.",
            "A marketplace's billed cost belongs to its own data: its usage is told here with nothing billed.",
            "Seats paid for longer than a month are bought once and used by days. Computer credits of seat allotments are part of the seats' price and have no rows.",
            "Invoices that prepaid credit covers whole stand in Invoice Detail with zero; other lines without an amount are told as they are printed.");

    private Metadata() {}

    static byte[] of(Frame frame, int version, MonthRows month) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("DataGenerator", "Trueup");
        all.put("FocusVersion", "1.4");
        Instant until = frame.month().method().evidenceUntil();
        all.put("EvidenceUntil", until == null ? null : FocusText.instant(until));
        all.put("Organization", frame.month().organization());
        all.put("Month", frame.yearMonth().toString());
        all.put("Version", version);
        all.put("BillingPeriodStatus", frame.isClosed() ? "Closed" : "Open");
        all.put("DeliveryStyle", "Overwrite");
        all.put("ProvisionalRows", frame.terms().provisionalRows());
        all.put("Rows", month.rows().size());
        all.put("Accounts", accounts(frame, month));
        all.put("LeftOut", frame.notes().leftOut());
        all.put("Decisions", DECISIONS);
        all.put("Columns", Arrays.stream(Column.values()).map(Column::told).toList());
        return (Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Per account, what was billed and used; and for bought credit the change of its balance by the reconciliation, which is their difference. */
    private static List<Map<String, String>> accounts(Frame frame, MonthRows month) {
        SequencedMap<String, BigDecimal[]> sums = new LinkedHashMap<>();
        frame.month()
                .accounts()
                .forEach(account -> sums.put(account.account(), new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO}));
        for (Row row : month.rows()) {
            BigDecimal[] sum = sums.get(row.account());
            if (sum != null) {
                sum[0] = sum[0].add(row.billed());
                sum[1] = sum[1].add(row.effective());
            }
        }
        List<Map<String, String>> told = new ArrayList<>();
        sums.forEach((account, sum) -> {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("account", account);
            one.put("BilledCost", FocusText.decimal(sum[0]));
            one.put("EffectiveCost", FocusText.decimal(sum[1]));
            one.put("Difference", FocusText.decimal(sum[0].subtract(sum[1])));
            BoughtCredit credit = frame.boughtCredit(account);
            if (credit != null && credit.opening() != null && credit.closing() != null) {
                one.put(
                        "PrepaidChange",
                        FocusText.decimal(Drawn.dollars(credit.closing().minus(credit.opening()))));
            }
            told.add(one);
        });
        return told;
    }
}
