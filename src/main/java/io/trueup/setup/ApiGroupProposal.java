package io.trueup.setup;

import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One API group as its invoices tell it: how it pays, its automatic reload, its keys. */
record ApiGroupProposal(String group, String why, List<String> series, List<Invoice> invoices) {

    void write(YamlText yaml) {
        yaml.line("  - group: " + YamlText.quoted(group), why);
        boolean isPrepaid = invoices.isEmpty()
                || invoices.stream().anyMatch(invoice -> invoice.applied() != null || isPurchase(invoice));
        yaml.line(
                "    mode: " + (isPrepaid ? "prepaid" : "arrears"),
                isPrepaid ? "credit is bought or applied" : "no credit is bought or applied: billed after use");
        yaml.series("    ", series, invoices);
        reload(yaml);
        keys(yaml);
    }

    private static boolean isPurchase(Invoice invoice) {
        return invoice.lines().stream().anyMatch(line -> line.subject().nature() == Nature.API_CREDIT);
    }

    private void reload(YamlText yaml) {
        Found<Money> reloads = new Found<>();
        invoices.stream()
                .filter(invoice -> isPurchase(invoice)
                        && invoice.memo() != null
                        && invoice.memo().toLowerCase(Locale.ROOT).contains("automatic"))
                .forEach(invoice -> reloads.add(invoice.linesTotal(), invoice.source()));
        reloads.usual()
                .ifPresent(reload -> yaml.line(
                        "    auto-reload: {below: 2.00, amount: %s}"
                                .formatted(reload.value().value().toPlainString()),
                        reload.source() + "; the threshold is the vendor's default, look it up"));
    }

    /** A key is known from the first day that a line charges for it. */
    private void keys(YamlText yaml) {
        Map<String, Found<LocalDate>> keys = new TreeMap<>();
        for (Invoice invoice : invoices) {
            for (InvoiceLine line : invoice.lines()) {
                String suffix = line.subject().key();
                if (suffix != null) {
                    keys.computeIfAbsent(suffix, key -> new Found<>())
                            .add(start(invoice, line), invoice.at(line.place()));
                }
            }
        }
        if (keys.isEmpty()) {
            yaml.line("    keys: []", "no invoice names a key");
            return;
        }
        yaml.line("    keys:", null);
        keys.forEach((suffix, days) -> {
            var first = days.all(day -> day).getFirst();
            yaml.line(
                    "      - {suffix: %s, from: %s}".formatted('"' + suffix + '"', first.value()),
                    first.source() + ": first charged; do you know this key?");
        });
    }

    private static LocalDate start(Invoice invoice, InvoiceLine line) {
        BillingPeriod period = line.period() != null
                ? line.period().days()
                : invoice.period() != null ? invoice.period().days() : null;
        return period == null ? invoice.issued() : period.start();
    }
}
