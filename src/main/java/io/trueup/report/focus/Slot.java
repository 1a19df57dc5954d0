package io.trueup.report.focus;

import io.trueup.invoice.LineSubject.Nature;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.reconcile.BookedSale;
import java.math.BigDecimal;

/**
 * A line of a booked paper, and whether the month's files tell it. Each line belongs to exactly one month, so that files of several months can be
 * added up: usage to the month in which it was used, purchases of credit to that in which money moved, everything else to that of issue.
 *
 * @param number counted from 1
 */
record Slot(int number, BookedSale sale, BookedSale.Line line, boolean inFile) {

    static Slot of(Frame frame, BookedSale sale, int number, BookedSale.Line line) {
        boolean inFile = isPurchase(line)
                ? frame.isOfMonth(sale.moved())
                : isApi(sale.account()) ? line.ofMonth() : frame.isOfMonth(sale.issued());
        return new Slot(number, sale, line, inFile);
    }

    private static boolean isApi(String account) {
        return !account.equals(SeatContract.ACCOUNT) && !account.equals(ComputerPool.ACCOUNT);
    }

    private static boolean isPurchase(BookedSale.Line line) {
        Nature nature = line.line().subject().nature();
        return nature == Nature.API_CREDIT || nature == Nature.COMPUTER_CREDIT;
    }

    boolean isPurchase() {
        return isPurchase(line);
    }

    boolean isApiUsage() {
        return isApi(sale.account()) && !isPurchase();
    }

    boolean isSeat() {
        return sale.account().equals(SeatContract.ACCOUNT);
    }

    BigDecimal amount() {
        return line.line().amount().value();
    }
}
