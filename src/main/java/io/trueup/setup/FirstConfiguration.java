package io.trueup.setup;

import io.trueup.credit.BalanceReading;
import io.trueup.document.Fact;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceKinds;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.seats.Member;
import io.trueup.setup.Found.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a first {@code organization.yaml} out of what documents say: each line names the document it comes from, and what is only guessed
 * says so. It is meant to be read and corrected by the user, not trusted.
 */
public final class FirstConfiguration {

    private final String folder;
    private final List<Invoice> invoices;
    private final List<BalanceReading> readings;
    private final List<Member> members;

    private FirstConfiguration(String folder, List<? extends Fact> facts) {
        this.folder = folder;
        this.invoices = facts.stream()
                .filter(Invoice.class::isInstance)
                .map(Invoice.class::cast)
                .filter(invoice -> InvoiceKinds.isVendor(invoice.issuer()))
                .sorted(Comparator.comparing(Invoice::issued).thenComparing(Invoice::source))
                .toList();
        this.readings = facts.stream()
                .filter(BalanceReading.class::isInstance)
                .map(BalanceReading.class::cast)
                .toList();
        this.members = facts.stream()
                .filter(Member.class::isInstance)
                .map(Member.class::cast)
                .toList();
    }

    /**
     * @param folder the organization's folder name
     * @param facts of every document in it that could be read
     */
    public static FirstConfiguration of(String folder, List<? extends Fact> facts) {
        return new FirstConfiguration(folder, facts);
    }

    /** Whether anything tells of the vendor's accounts at all. */
    public boolean isEmpty() {
        return invoices.isEmpty() && readings.isEmpty();
    }

    /** The file's text, UTF-8, with a comment on every line that tells where it comes from. */
    public String yaml() {
        YamlText yaml = new YamlText();
        yaml.comment(
                "A first proposal, made from the documents in this folder. Read every line, correct what is wrong,");
        yaml.comment("and run the month again. What stands behind # tells where a line comes from.");
        parties(yaml);
        api(yaml);
        seats(yaml);
        computer(yaml);
        yaml.line("tolerance: {amount: 0.02, percent: 0.1}", "the usual; the larger of both is no discrepancy");
        yaml.line("report:", null);
        yaml.line("  recipients: []", "who gets the workbook by e-mail");
        return yaml.text();
    }

    private void parties(YamlText yaml) {
        Found<String> names = new Found<>();
        Found<String> issuers = new Found<>();
        Found<String> currencies = new Found<>();
        for (Invoice invoice : invoices) {
            names.add(invoice.customer(), invoice.source());
            issuers.add(invoice.issuer(), invoice.source());
            currencies.add(invoice.currency().getCurrencyCode(), invoice.source());
        }
        yaml.line("organization: " + folder, "the folder's name");
        yaml.told("name: ", names.usual().map(FirstConfiguration::quoted), YamlText.quoted(folder));
        yaml.line("zone: UTC", "for display only");
        yaml.told("currency: ", currencies.usual(), "USD");
        yaml.told("issuer: ", issuers.usual().map(FirstConfiguration::quoted), YamlText.quoted("Perplexity AI, Inc."));
    }

    private static Told<String> quoted(Told<String> told) {
        return new Told<>(YamlText.quoted(told.value()), told.source());
    }

    private void api(YamlText yaml) {
        TreeMap<String, List<Invoice>> series = series(Nature.API_USAGE, Nature.API_CREDIT);
        List<String> pools = new ArrayList<>(new TreeSet<>(readings.stream()
                .map(BalanceReading::pool)
                .filter(pool -> pool.startsWith("api:"))
                .map(pool -> pool.substring("api:".length()))
                .toList()));
        if (series.isEmpty() && pools.isEmpty()) {
            return;
        }
        yaml.line("api:", null);
        if (pools.size() == 1 && series.size() != 1) {
            new ApiGroupProposal(
                            pools.getFirst(), readingOf(pools.getFirst()), List.copyOf(series.keySet()), all(series))
                    .write(yaml);
            return;
        }
        int number = 0;
        for (var entry : series.entrySet()) {
            boolean certain = series.size() == 1 && pools.size() == 1;
            String group =
                    number < pools.size() ? pools.get(number) : number == 0 ? "default" : "group-" + (number + 1);
            number++;
            new ApiGroupProposal(
                            group,
                            certain ? readingOf(group) : "a guess: which group this series belongs to is not told",
                            List.of(entry.getKey()),
                            entry.getValue())
                    .write(yaml);
        }
        for (; number < pools.size(); number++) {
            new ApiGroupProposal(pools.get(number), readingOf(pools.get(number)), List.of(), List.of()).write(yaml);
        }
    }

    private static List<Invoice> all(TreeMap<String, List<Invoice>> series) {
        return series.values().stream().flatMap(List::stream).toList();
    }

    private String readingOf(String group) {
        return readings.stream()
                .filter(reading -> reading.pool().equals("api:" + group))
                .map(BalanceReading::source)
                .min(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse("");
    }

    private void seats(YamlText yaml) {
        TreeMap<String, List<Invoice>> series = series(Nature.SEATS, Nature.SEAT_ADJUSTMENT);
        if (series.isEmpty() && members.isEmpty()) {
            return;
        }
        yaml.line("seats:", null);
        yaml.series("  ", series.keySet(), all(series));
        new SeatProposal(all(series), members).write(yaml);
    }

    private void computer(YamlText yaml) {
        TreeMap<String, List<Invoice>> series = series(Nature.COMPUTER_CREDIT);
        Optional<BalanceReading> reading = readings.stream()
                .filter(each -> each.pool().equals("computer:organization"))
                .min(Comparator.comparing(BalanceReading::source));
        if (series.isEmpty() && reading.isEmpty()) {
            return;
        }
        yaml.line("computer:", reading.map(each -> each.source().toString()).orElse(null));
        yaml.series("  ", series.keySet(), all(series));
    }

    /** The invoices that have a line of such a nature, by series; a series is given to what most of its lines are. */
    private TreeMap<String, List<Invoice>> series(Nature... natures) {
        List<Nature> wanted = List.of(natures);
        TreeMap<String, List<Invoice>> series = new TreeMap<>();
        for (Invoice invoice : invoices) {
            if (invoice.lines().stream()
                    .map(InvoiceLine::subject)
                    .anyMatch(subject -> wanted.contains(subject.nature()))) {
                series.computeIfAbsent(invoice.series(), name -> new ArrayList<>())
                        .add(invoice);
            }
        }
        return series;
    }
}
