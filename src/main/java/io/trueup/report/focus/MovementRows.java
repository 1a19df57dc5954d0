package io.trueup.report.focus;

import io.trueup.credit.Movement;
import io.trueup.credit.Movement.Kind;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.RollForward;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.BoughtCredit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What moved bought credit without a paper: purchases and refunds that only a movement file tells, expiry, adjustments. */
final class MovementRows {

    private final Frame frame;
    private final AccountResult account;
    private final boolean computer;
    private final List<Row> rows = new ArrayList<>();

    private MovementRows(Frame frame, AccountResult account) {
        this.frame = frame;
        this.account = account;
        this.computer = account.account().equals(ComputerPool.ACCOUNT);
    }

    static List<Row> of(Frame frame, AccountResult account) {
        MovementRows made = new MovementRows(frame, account);
        made.addWithoutPaper();
        made.addLost();
        return made.rows;
    }

    private void addWithoutPaper() {
        Set<String> papers = new HashSet<>();
        frame.sales(account.account()).stream().map(BookedSale::number).forEach(papers::add);
        int number = 0;
        for (Movement movement : movements()) {
            boolean told = movement.reference() != null
                    && papers.contains(movement.reference().trim());
            if (!told && (movement.kind().isBought() || movement.kind() == Kind.REFUND)) {
                number++;
                add(movement, number);
            }
        }
    }

    private List<Movement> movements() {
        RollForward roll = account.rollForward();
        return roll == null
                ? List.of()
                : roll.movements().stream()
                        .filter(movement -> frame.isOfMonth(movement.day()))
                        .toList();
    }

    private void add(Movement movement, int number) {
        BigDecimal amount = Drawn.dollars(movement.amount());
        if (frame.is(account.account(), Mode.MARKETPLACE)) {
            frame.notes()
                    .leftOut(
                            account.account(),
                            "%s of %s".formatted(movement.kind().told(), movement.day()),
                            amount,
                            "bought through a marketplace: its billed cost belongs to the marketplace's own data");
            return;
        }
        String block = CreditBlocks.id(account.account(), "movement-%s-%s".formatted(movement.day(), number));
        Row row = Purchase.row(frame, account.account(), movement.day(), amount, block)
                .billedIn(frame.yearMonth())
                .set(Column.X_RECONCILIATION_STATUS, "metered")
                .set(Column.X_SOURCE_DOCUMENT, movement.source().file())
                .set(
                        Column.CHARGE_DESCRIPTION,
                        "%s of credit without an invoice%s"
                                .formatted(
                                        movement.kind() == Kind.REFUND ? "Refund" : "Purchase",
                                        movement.reference() == null ? "" : ": " + movement.reference()));
        rows.add(frame.isClosed() ? row : row.provisional());
    }

    /** Bought credit that expired, or that an adjustment took: a cost without use. */
    private void addLost() {
        BoughtCredit credit = frame.boughtCredit(account.account());
        RollForward roll = account.rollForward();
        if (credit == null && roll == null) {
            return;
        }
        BigDecimal expired =
                Drawn.dollars(credit == null ? Objects.requireNonNull(roll).expired() : credit.expired());
        BigDecimal refunded =
                Drawn.dollars(credit == null ? Objects.requireNonNull(roll).refunded() : credit.refunded());
        for (Movement movement : movements()) {
            if (movement.kind() == Kind.REFUND) {
                refunded = refunded.add(Drawn.dollars(movement.amount()));
            }
        }
        if (expired.signum() != 0) {
            rows.add(lost(RowKind.CREDIT_EXPIRY, expired, "Expired unused prepaid credit")
                    .consumed(
                            BigDecimal.ZERO,
                            computer ? "Credits" : frame.currency().getCurrencyCode()));
        }
        if (refunded.signum() != 0) {
            rows.add(lost(RowKind.CREDIT_ADJUSTMENT, refunded, "Prepaid credit taken away by an adjustment"));
        }
    }

    private Row lost(RowKind kind, BigDecimal amount, String words) {
        String sku = computer ? "computer-credits" : "api-credits";
        return frame.row(account.account(), kind)
                .billedIn(frame.yearMonth())
                .charged(frame.days())
                .costs(BigDecimal.ZERO, amount)
                .price(computer ? Price.credits(amount) : Price.of(amount, frame.currency()))
                .sku(sku, sku, "Prepaid Credits")
                .set(Column.X_CREDIT_KIND, "paid")
                .set(Column.X_CREDIT_POOL, account.account())
                .set(Column.X_RECONCILIATION_STATUS, "metered")
                .set(Column.CHARGE_DESCRIPTION, words);
    }
}
