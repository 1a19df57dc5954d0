package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts papers into sales and what is not booked; one use each. */
final class Booking {
    private final Organization organization;
    private final List<Sale> sales = new ArrayList<>();
    private final List<Unbooked> unbooked = new ArrayList<>();

    Booking(Organization organization) {
        this.organization = organization;
    }

    Books book(List<Paper> papers) {
        List<Paper> ours = new ArrayList<>();
        for (Paper paper : papers) {
            Unbooked foreign = foreign(paper);
            if (foreign == null) {
                ours.add(paper);
            } else {
                unbooked.add(foreign);
            }
        }
        ours = withoutVoided(ours);
        Map<String, List<Paper>> byNumber = new TreeMap<>();
        ours.stream().filter(paper -> !paper.invoice().isCreditNote()).forEach(paper -> byNumber.computeIfAbsent(
                        paper.number(), number -> new ArrayList<>())
                .add(paper));
        byNumber.values().forEach(this::bookOne);
        Map<String, List<Paper>> notes = new TreeMap<>();
        ours.stream().filter(paper -> paper.invoice().isCreditNote()).forEach(paper -> notes.computeIfAbsent(
                        paper.invoice().number(), number -> new ArrayList<>())
                .add(paper));
        notes.values().forEach(this::bookOne);
        setReissuedAside();
        return new Books(List.copyOf(sales), List.copyOf(unbooked));
    }

    private @Nullable Unbooked foreign(Paper paper) {
        Invoice invoice = paper.invoice();
        if (!PartyName.same(invoice.issuer(), organization.issuer())) {
            return refuse(
                    paper,
                    FindingCode.UNKNOWN_ISSUER,
                    "The seller of %s is \"%s\", not \"%s\"; it is not booked."
                            .formatted(invoice.number(), invoice.issuer(), organization.issuer()));
        }
        if (!PartyName.same(invoice.customer(), organization.name())) {
            return refuse(
                    paper,
                    FindingCode.WRONG_CUSTOMER,
                    "%s is billed to \"%s\", not to \"%s\"; it is not booked."
                            .formatted(invoice.number(), invoice.customer(), organization.name()));
        }
        if (!invoice.currency().equals(organization.currency())) {
            return refuse(
                    paper,
                    FindingCode.CURRENCY_MISMATCH,
                    "%s is in %s, the organization's currency is %s; it is not booked."
                            .formatted(
                                    invoice.number(),
                                    invoice.currency().getCurrencyCode(),
                                    organization.currency().getCurrencyCode()));
        }
        if (paper.account() == null) {
            return refuse(
                    paper,
                    FindingCode.UNKNOWN_SERIES,
                    "The number series %s of %s belongs to no account of organization.yaml; it is not booked. If it is yours, add the series to its account."
                            .formatted(paper.series(), invoice.number()));
        }
        return null;
    }

    private static Unbooked refuse(Paper paper, FindingCode code, String message) {
        return refuse(paper, code, null, message, List.of(paper.invoice().source()));
    }

    private static Unbooked refuse(
            Paper paper, FindingCode code, @Nullable Money amount, String message, List<Provenance> evidence) {
        return new Unbooked(paper, message, new Finding(code, paper.account(), amount, message, evidence));
    }

    /** An invoice can declare older versions of itself void: those must not be booked. */
    private List<Paper> withoutVoided(List<Paper> papers) {
        Map<String, Paper> voidedBy = new HashMap<>();
        papers.forEach(paper -> paper.invoice().replaces().forEach(number -> voidedBy.putIfAbsent(number, paper)));
        List<Paper> valid = new ArrayList<>();
        for (Paper paper : papers) {
            Paper newer = voidedBy.get(paper.invoice().number());
            if (newer == null) {
                valid.add(paper);
            } else {
                unbooked.add(refuse(
                        paper,
                        FindingCode.REISSUED_INVOICE,
                        paper.subtotal(),
                        "%s was declared void by %s; it is not booked."
                                .formatted(
                                        paper.invoice().number(),
                                        newer.invoice().number()),
                        List.of(newer.invoice().source(), paper.invoice().source())));
            }
        }
        return valid;
    }

    /** Books the papers of one number: the invoice and its receipt as one sale; of two contents the one that adds up, else that of the smaller hash. */
    private void bookOne(List<Paper> papers) {
        Map<List<Object>, Paper> contents = new LinkedHashMap<>();
        papers.stream()
                .sorted(Comparator.comparing((Paper paper) -> paper.invoice().isReceipt())
                        .thenComparing(Paper::sha256))
                .forEach(paper -> contents.putIfAbsent(List.of(paper.content(), paper.subtotal()), paper));
        Paper chosen = contents.values().stream()
                .min(Comparator.comparing(
                                (Paper paper) -> !Footing.check(paper.invoice()).isEmpty())
                        .thenComparing(Paper::sha256))
                .orElseThrow();
        Paper receipt = chosen.invoice().isReceipt() ? chosen : null;
        for (Paper paper : papers) {
            if (paper == chosen) {
                continue;
            }
            boolean sameContent =
                    paper.content().equals(chosen.content()) && paper.subtotal().equals(chosen.subtotal());
            if (!sameContent) {
                unbooked.add(duplicate(paper, chosen));
            } else if (paper.invoice().isReceipt() && receipt == null) {
                receipt = paper;
            } else {
                unbooked.add(new Unbooked(
                        paper, "The same content as %s, filed twice; counted once.".formatted(chosen.file()), null));
            }
        }
        sales.add(new Sale(accountOf(chosen), chosen, receipt));
    }

    private static Unbooked duplicate(Paper paper, Paper chosen) {
        boolean addsUp = Footing.check(paper.invoice()).isEmpty();
        boolean chosenAddsUp = Footing.check(chosen.invoice()).isEmpty();
        String why = chosenAddsUp && !addsUp
                ? "the one booked adds up, the other does not"
                : "both are possible on paper, ask the seller which one holds";
        return refuse(
                paper,
                FindingCode.DUPLICATE_INVOICE,
                paper.subtotal(),
                "There are two different contents of %s: %s is booked, %s (%s) is not; %s."
                        .formatted(
                                paper.invoice().number(),
                                chosen.file(),
                                paper.file(),
                                paper.subtotal().inWords(),
                                why),
                List.of(paper.invoice().source(), chosen.invoice().source()));
    }

    /** Another number with the same period and the same lines is a re-issued copy: the later one is not booked. */
    private void setReissuedAside() {
        Map<List<Object>, Sale> first = new HashMap<>();
        List<Sale> kept = new ArrayList<>();
        for (Sale sale : sales) {
            if (!isPeriodic(sale)) {
                kept.add(sale);
                continue;
            }
            Sale earlier = first.putIfAbsent(
                    List.of(sale.account(), sale.isCreditNote(), sale.paper().content()), sale);
            if (earlier == null) {
                kept.add(sale);
                continue;
            }
            sale.papers()
                    .forEach(paper -> unbooked.add(refuse(
                            paper,
                            FindingCode.REISSUED_INVOICE,
                            paper.subtotal(),
                            "%s has the same period and the same lines as %s (%s); it is taken for a re-issued copy and not booked."
                                    .formatted(
                                            paper.invoice().number(),
                                            earlier.invoice().number(),
                                            paper.subtotal().inWords()),
                            List.of(paper.invoice().source(), earlier.invoice().source()))));
        }
        sales.clear();
        sales.addAll(kept);
    }

    private static boolean isPeriodic(Sale sale) {
        Paper paper = sale.paper();
        return paper.invoice().lines().stream()
                .anyMatch(line -> paper.periodOf(line) != null
                        && line.subject().nature() != Nature.SEAT_ADJUSTMENT
                        && line.subject().nature() != Nature.API_CREDIT
                        && line.subject().nature() != Nature.COMPUTER_CREDIT);
    }

    private static String accountOf(Paper paper) {
        String account = paper.account();
        if (account == null) {
            throw new IllegalStateException("A paper without an account was booked: " + paper.file());
        }
        return account;
    }
}
