package io.trueup.intake;

import io.trueup.credit.BalanceReading;
import io.trueup.document.Fact;
import io.trueup.money.Amount;
import java.math.BigDecimal;
import java.time.Instant;

/** Rows of balances (formats.md section 1): what a pool held at an instant. {@code pending} is a note and never part of what remains. */
final class BalancesCsv {

    private BalancesCsv() {}

    static Fact read(CsvRow row) {
        Instant at = row.instant("observed_at");
        Pool pool = row.pool();
        BigDecimal remaining = row.number("remaining");
        boolean unitFits = row.isInUnitOf(pool);
        if (pool != null && remaining != null && remaining.signum() < 0 && !pool.mayBeNegative()) {
            row.refuse("remaining", remaining.toPlainString(), "zero or more: API credit cannot be overdrawn");
        }
        if (at == null || pool == null || remaining == null || row.isRefused()) {
            return row.refusal();
        }
        return unitFits
                ? new BalanceReading(pool.name(), at, Amount.of(remaining, pool.unit()), row.source())
                : row.wrongUnit(pool);
    }
}
