package io.trueup.reconcile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which papers of an organization are booked: each sale once, from the seller, to the customer, in the currency and series agreed. */
record Books(List<Sale> sales, List<Unbooked> unbooked) {

    static Books of(Facts facts) {
        Map<String, String> hashes = new HashMap<>();
        facts.documents().forEach(document -> hashes.put(document.file(), document.sha256()));
        List<Paper> papers = facts.invoices().stream()
                .map(invoice ->
                        Paper.of(invoice, hashes.getOrDefault(invoice.source().file(), ""), facts.organization()))
                .sorted(Comparator.comparing(Paper::number)
                        .thenComparing(paper -> paper.invoice().isReceipt())
                        .thenComparing(Paper::sha256)
                        .thenComparing(Paper::file))
                .toList();
        return new Booking(facts.organization()).book(papers);
    }

    List<Sale> of(String account) {
        return sales.stream().filter(sale -> sale.account().equals(account)).toList();
    }
}
