package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of figures on the Summary: their heading, their column on the sheet, and the names that formulas know them by. */
enum SummaryFigure {
    LOW("Spend at least", 2, "Spend_Low", account -> account.spend().range().low()),
    HIGH("Spend at most", 3, "Spend_High", account -> account.spend().range().high()),
    ESTIMATE("Best estimate", 4, "Estimate_Total", account -> account.spend().estimate()),
    INVOICED("Invoiced", 6, "Invoiced_Total", AccountResult::invoiced),
    PAID("Paid in cash", 7, "Paid_Total", AccountResult::paid),
    REPORTED("Reported", 8, "Reported_Total", AccountResult::reported),
    VARIANCE("Variance", 9, "Variance_Total", AccountResult::variance);

    private final String heading;
    private final int column;
    private final String totalName;
    private final Function<AccountResult, @Nullable Amount> of;

    SummaryFigure(String heading, int column, String totalName, Function<AccountResult, @Nullable Amount> of) {
        this.heading = heading;
        this.column = column;
        this.totalName = totalName;
        this.of = of;
    }

    /** The letter of its column. */
    String letter() {
        return SheetTable.letter(column);
    }

    String heading() {
        return heading;
    }

    /** The name of the organization's total. */
    String totalName() {
        return totalName;
    }

    @Nullable Amount of(AccountResult account) {
        return of.apply(account);
    }

    /** What stands behind the account's name, such as {@code _spend_low} or {@code _invoiced}. */
    String suffix() {
        return "_" + totalName.toLowerCase(Locale.ROOT).replace("_total", "");
    }

    /** Null where a column holds no figure. */
    static @Nullable SummaryFigure at(int column) {
        for (SummaryFigure figure : values()) {
            if (figure.column == column) {
                return figure;
            }
        }
        return null;
    }
}
