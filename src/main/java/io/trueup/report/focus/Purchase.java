package io.trueup.report.focus;

import io.trueup.organization.Organization.ComputerPool;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The row of bought credit: its cost is effective when the credit is used, not when it is bought. */
final class Purchase {

    private Purchase() {}

    /**
     * Nothing is known of an expiry: the purchase covers the rest of its month.
     *
     * @param moved the day on which money moved
     * @param amount in dollars; negative for what is paid back
     * @param block the id of the block of credit that is bought or paid back
     */
    static Row row(Frame frame, String account, LocalDate moved, BigDecimal amount, String block) {
        boolean computer = account.equals(ComputerPool.ACCOUNT);
        String sku = computer ? "computer-credits" : "api-credits";
        return frame.row(account, computer ? RowKind.COMPUTER_CREDIT_PURCHASE : RowKind.API_CREDIT_PURCHASE)
                .charged(LineRows.restOfMonth(moved))
                .costs(amount, BigDecimal.ZERO)
                .price(computer ? Price.credits(amount) : Price.of(amount, frame.currency()))
                .sku(sku, sku, "Prepaid Credits")
                .set(Column.RESOURCE_ID, block)
                .set(Column.RESOURCE_NAME, "Credit block " + block)
                .set(Column.RESOURCE_TYPE, "Credit Block")
                .set(Column.X_CREDIT_KIND, "paid")
                .set(Column.X_CREDIT_POOL, account);
    }
}
