package io.trueup.reconcile;

import io.trueup.credit.Movement;
import io.trueup.credit.Movement.Kind;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What moved a pool: purchases and refunds on paper, and what the user's movement files add. */
final class Purchases {

    /**
     * A purchase on paper.
     *
     * @param proved whether its payment is proved; if not, it counts only where the balance needs it
     */
    record Purchase(Sale sale, Movement movement, boolean proved) {}

    private Purchases() {}

    /** Purchases of the pool at face value, without tax; a credited purchase is a refund. */
    static List<Purchase> onPaper(Books books, String pool) {
        List<Purchase> purchases = new ArrayList<>();
        for (Sale sale : books.of(pool)) {
            if (ComputerMonth.isArrears(sale)) {
                purchases.add(settlement(pool, sale));
            }
            for (InvoiceLine line : sale.paper().purchaseLines()) {
                Amount face = faceValue(line);
                if (face.isZero()) {
                    continue;
                }
                Amount signed = sale.isCreditNote() ? face.abs().negated() : face;
                Kind kind =
                        signed.isNegative() ? Kind.REFUND : isAutomatic(sale.invoice()) ? Kind.RELOAD : Kind.PURCHASE;
                Movement movement = new Movement(
                        pool,
                        kind,
                        signed,
                        Movement.windowOf(sale.day()),
                        sale.day(),
                        sale.invoice().number(),
                        sale.invoice().at(line.place()));
                purchases.add(new Purchase(sale, movement, sale.isCreditNote() || sale.isPaid()));
            }
        }
        return purchases;
    }

    /** An invoice for usage below zero fills the pool up to zero again, if the balance shows it: so it counts only where the balance needs it. */
    private static Purchase settlement(String pool, Sale sale) {
        Movement movement = new Movement(
                pool,
                Kind.PURCHASE,
                ComputerMonth.credits(sale.paper().subtotal()),
                Movement.windowOf(sale.day()),
                sale.day(),
                sale.invoice().number(),
                sale.invoice().source());
        return new Purchase(sale, movement, false);
    }

    /** Movements from files; one that names a booked invoice is that invoice's purchase told again, and the paper wins. */
    static List<Movement> fromFiles(Facts facts, Books books, String pool) {
        return fromFiles(facts.movements(), books, pool);
    }

    static List<Movement> fromFiles(List<Movement> movements, Books books, String pool) {
        Set<String> booked = new HashSet<>();
        books.of(pool).forEach(sale -> booked.add(sale.invoice().number()));
        return unrepeated(movements).stream()
                .filter(movement -> movement.pool().equals(pool))
                .filter(movement -> movement.reference() == null
                        || !booked.contains(movement.reference().trim()))
                .toList();
    }

    /** What an earlier file told already: the same movement in another document is one movement; twice in one document it is two. */
    private static List<Movement> unrepeated(List<Movement> movements) {
        Map<List<Object>, Map<String, List<Movement>>> told = new LinkedHashMap<>();
        movements.stream().sorted(Comparator.comparing(Movement::source)).forEach(movement -> told.computeIfAbsent(
                        List.of(
                                movement.pool(),
                                movement.kind(),
                                movement.window(),
                                movement.amount(),
                                Objects.requireNonNullElse(movement.reference(), "")),
                        what -> new TreeMap<>())
                .computeIfAbsent(movement.source().file(), file -> new ArrayList<>())
                .add(movement));
        return told.values().stream()
                .map(files -> files.values().stream()
                        .max(Comparator.comparingInt(List::size))
                        .orElseThrow())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * API credit is dollars; Computer credits are sold at 100 for a dollar, and the quantity is the number of credits, unless it is the dollars
     * once more (UNIT_MISMATCH).
     */
    static Amount faceValue(InvoiceLine line) {
        if (line.subject().nature() != Nature.COMPUTER_CREDIT) {
            return line.amount();
        }
        BigDecimal quantity = line.quantity();
        return quantity != null && quantity.compareTo(BigDecimal.ONE) > 0 && !isInDollars(line)
                ? Credits.of(line.amount().isNegative() ? quantity.abs().negate() : quantity)
                : ComputerMonth.credits(line.amount());
    }

    /** Whether the quantity of a purchase of Computer credits is its amount in dollars. */
    static boolean isInDollars(InvoiceLine line) {
        return line.quantity() != null
                && line.quantity().abs().compareTo(line.amount().value().abs()) == 0;
    }

    /** The memo of generation 2 says {@code Automatic credits purchase}; other wordings are not known (domain.md section 3). */
    private static boolean isAutomatic(Invoice invoice) {
        String memo = invoice.memo();
        if (memo == null) {
            return false;
        }
        String words = memo.toLowerCase(Locale.ROOT);
        return words.contains("automatic") || words.contains("auto-reload") || words.contains("auto reload");
    }
}
