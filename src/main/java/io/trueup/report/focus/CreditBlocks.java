package io.trueup.report.focus;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BoughtCredit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of bought credit that a pool's usage draws on: what was there before the month, and each purchase. The oldest is drawn first, which is
 * an assumption: the vendor does not tell it.
 */
final class CreditBlocks {

    /** A block while it is drawn on. */
    static final class Block {
        private final String id;
        private final String account;
        private final LocalDate start;
        private final BigDecimal cost;
        private BigDecimal left;

        private Block(String id, String account, LocalDate start, BigDecimal cost) {
            this.id = id;
            this.account = account;
            this.start = start;
            this.cost = cost;
            this.left = cost;
        }

        String id() {
            return id;
        }

        String account() {
            return account;
        }

        LocalDate start() {
            return start;
        }

        BigDecimal cost() {
            return cost;
        }

        boolean isExhausted() {
            return left.signum() <= 0;
        }

        private BigDecimal draw(BigDecimal wanted) {
            BigDecimal drawn = wanted.min(left.max(BigDecimal.ZERO));
            left = left.subtract(drawn);
            return drawn;
        }
    }

    private final String contract;
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    private CreditBlocks(String contract) {
        this.contract = contract;
    }

    static String id(String account, String number) {
        return account + "/" + number;
    }

    /** Builds an account's blocks from its rows, and tells on the rows which block they fill or draw on. */
    static List<Block> apply(Frame frame, AccountResult account, List<Row> rows) {
        CreditBlocks made = new CreditBlocks(frame.month().organization());
        made.open(frame, account);
        List<Row> bought = rows.stream()
                .filter(row -> row.get(Column.RESOURCE_ID) != null && isPurchase(row))
                .toList();
        bought.stream()
                .filter(row -> row.billed().signum() > 0)
                .sorted(Comparator.comparing(row -> row.charged().start()))
                .forEach(row -> made.buy(row));
        bought.stream().filter(row -> row.billed().signum() < 0).forEach(made::takeBack);
        rows.stream()
                .filter(row -> row.kind().isDrawn() && row.effective().signum() > 0)
                .sorted(Comparator.comparing(row -> row.charged().start()))
                .forEach(made::draw);
        return List.copyOf(made.blocks.values());
    }

    private static boolean isPurchase(Row row) {
        return row.kind() == RowKind.API_CREDIT_PURCHASE || row.kind() == RowKind.COMPUTER_CREDIT_PURCHASE;
    }

    private void open(Frame frame, AccountResult account) {
        BoughtCredit credit = frame.boughtCredit(account.account());
        @Nullable Amount opening = credit != null
                ? credit.opening()
                : account.rollForward() == null ? null : account.rollForward().opening();
        if (opening != null && opening.isPositive()) {
            String id = id(account.account(), "opening-" + frame.yearMonth());
            blocks.put(id, new Block(id, account.account(), frame.days().start(), Drawn.dollars(opening)));
        }
    }

    private void buy(Row row) {
        String id = row.get(Column.RESOURCE_ID);
        if (id == null) {
            return;
        }
        Block before = blocks.get(id);
        BigDecimal cost = before == null ? row.billed() : before.cost.add(row.billed());
        blocks.put(id, new Block(id, row.account(), row.charged().start(), cost));
        row.set(Column.CONTRACT_APPLIED, applied(List.of(element(id, row.billed()))));
    }

    /** From the block that was paid back; if it is older than the month, from what was there before. */
    private void takeBack(Row row) {
        Block block = blocks.get(row.get(Column.RESOURCE_ID));
        if (block == null && !blocks.isEmpty()) {
            block = blocks.values().iterator().next();
        }
        if (block != null) {
            block.draw(row.billed().negate());
        }
    }

    /** What exceeds all known blocks stays without one. */
    private void draw(Row row) {
        BigDecimal wanted = row.effective();
        List<Map<String, Object>> elements = new ArrayList<>();
        for (Block block : blocks.values()) {
            BigDecimal drawn = block.draw(wanted);
            if (drawn.signum() > 0) {
                wanted = wanted.subtract(drawn);
                elements.add(element(block.id, drawn));
            }
        }
        if (!elements.isEmpty()) {
            row.set(Column.CONTRACT_APPLIED, applied(elements));
        }
    }

    private static Map<String, Object> applied(List<Map<String, Object>> elements) {
        return Map.of("Elements", elements);
    }

    private Map<String, Object> element(String id, BigDecimal cost) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("ContractId", contract);
        element.put("ContractCommitmentId", id);
        element.put("ContractCommitmentAppliedCost", FocusText.number(cost));
        return element;
    }
}
