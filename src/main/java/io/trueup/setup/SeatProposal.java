package io.trueup.setup;

import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.seats.Member;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The seat contract as seat invoices tell it: billing day, and price by tier. */
record SeatProposal(List<Invoice> invoices, List<Member> members) {

    private static final int LONGER_THAN_A_MONTH = 45;

    private record Price(Money price, boolean isAnnual, LocalDate from) {}

    void write(YamlText yaml) {
        Found<Integer> days = new Found<>();
        TreeMap<String, Found<Price>> plans = new TreeMap<>();
        for (Invoice invoice : invoices) {
            for (InvoiceLine line : invoice.lines()) {
                String tier = line.subject().plan();
                if (line.subject().nature() == Nature.SEATS && tier != null && line.unitPrice() != null) {
                    BillingPeriod period = line.period() == null
                            ? BillingPeriod.of(
                                    invoice.issued(), invoice.issued().plusMonths(1))
                            : line.period().days();
                    days.add(period.start().getDayOfMonth(), invoice.at(line.place()));
                    plans.computeIfAbsent(tier, name -> new Found<>())
                            .add(
                                    new Price(line.unitPrice(), period.days() > LONGER_THAN_A_MONTH, period.start()),
                                    invoice.at(line.place()));
                }
            }
        }
        yaml.line(
                "  billing-day: "
                        + days.usual().map(day -> day.value().toString()).orElse("1"),
                days.usual().map(day -> day.source().toString()).orElse("not found in any document: correct it"));
        yaml.line("  plans:", null);
        plans.forEach((tier, prices) -> prices(yaml, tier, prices));
        TreeSet<String> unpriced =
                new TreeSet<>(members.stream().map(Member::tier).toList());
        unpriced.removeAll(plans.keySet());
        unpriced.forEach(tier -> yaml.line(
                "    - {tier: %s, price: %s, interval: month, from: 2026-01-01}"
                        .formatted(tier, tier.equals("enterprise-max") ? "325.00" : "40.00"),
                "the list price: no invoice tells yours"));
    }

    /** A new line only where the price changes. */
    private static void prices(YamlText yaml, String tier, Found<Price> prices) {
        Money last = null;
        for (var told : prices.all(Price::from)) {
            if (!told.value().price().equals(last)) {
                last = told.value().price();
                yaml.line(
                        "    - {tier: %s, price: %s, interval: %s, from: %s}"
                                .formatted(
                                        tier,
                                        last.value().toPlainString(),
                                        told.value().isAnnual() ? "year" : "month",
                                        told.value().from().withDayOfMonth(1)),
                        told.source().toString());
            }
        }
    }
}
