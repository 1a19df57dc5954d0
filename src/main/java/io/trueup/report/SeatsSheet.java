package io.trueup.report;

import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.SeatLine;
import io.trueup.reconcile.SeatLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Seats that contract and member list call for beside what was charged for them, line by line, tied to the account. */
final class SeatsSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("Tier", 13, 16),
            Column.text("Kind", 9, 11),
            Column.text("Members", 12, 22),
            Column.figure("Period from", 10),
            Column.figure("Last day", 10),
            Column.figure("Price per seat", 9),
            Column.figure("Seats held", 7),
            Column.figure("Expected", 10),
            Column.figure("Seats charged", 8),
            Column.figure("Invoiced", 10),
            Column.figure("Difference", 10),
            Column.text("Unit", 5, 6),
            Column.text("Invoice", 13, 16),
            Column.text("File", 20, 24),
            Column.figure("Page", 5),
            Column.figure("Row", 5));

    private static final String NOT_CHARGED = "not charged";

    private final SheetWriter sheet;
    private final List<SeatLine> lines;
    private final List<Check> checks = new ArrayList<>();

    private SeatsSheet(SheetWriter sheet, List<SeatLine> lines) {
        this.sheet = sheet;
        this.lines = lines;
    }

    static List<Check> write(SheetWriter sheet, Reconciliation month, String footer) {
        SeatsSheet writer = new SeatsSheet(sheet, month.detail().seats());
        writer.write(month, footer);
        return writer.checks;
    }

    private void write(Reconciliation month, String footer) {
        sheet.line("Seats", Look.TITLE);
        sheet.line(
                "What the contract and the member list call for, beside what the invoices issued in the month charge; before tax, credits negative.",
                Look.NOTE);
        sheet.line(
                "\"above\": several lines bill one charge, which is expected on the first of them. A part period is price × days left ÷ days of the period.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        int first = sheet.last() + 1;
        lines.forEach(this::line);
        int last = sheet.last();
        if (lines.isEmpty()) {
            sheet.row()
                    .text("no seats")
                    .text("none")
                    .text("No seats are charged or called for.")
                    .blanks(COLUMNS.size() - 3, Look.TEXT);
        }
        sheet.endOfTable();
        if (!lines.isEmpty()) {
            totals(month, first, last);
        }
        sheet.finish(footer);
    }

    private void line(SeatLine line) {
        RowWriter row = sheet.row();
        int number = row.number();
        BillingPeriod period = line.period();
        row.text(line.tier() == null ? Words.NOT_KNOWN : line.tier())
                .text(kind(line.kind()), line.kind() == Kind.UNCALLED ? Look.TEXT_BAD : Look.TEXT)
                .text(line.members())
                .date(period == null ? null : period.start(), Words.NOT_KNOWN)
                .date(period == null ? null : period.end().minusDays(1), Words.NOT_KNOWN)
                .money(line.price(), "none agreed")
                .quantity(line.held(), unexpected(line))
                .money(line.expected(), unexpected(line))
                .quantity(line.charged(), NOT_CHARGED)
                .money(line.invoiced(), NOT_CHARGED);
        Money difference = difference(line);
        if (difference == null) {
            row.text(Words.NOT_KNOWN, Look.WORD);
        } else {
            row.formula("ROUND(SUM(J%1$s)-SUM(H%1$s),2)".formatted(number), difference, Look.MONEY);
        }
        row.text(unit(line)).text(line.number() == null ? "none" : line.number());
        if (line.source() == null) {
            row.blanks(3, Look.TEXT);
        } else {
            row.text(line.source().file())
                    .place(line.source().page())
                    .place(line.source().row());
        }
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case RENEWAL -> "renewal";
            case JOINER -> "joiner";
            case LEAVER -> "leaver";
            case UNCALLED -> "not called for";
        };
    }

    /** Why a line has no expected charge. */
    private String unexpected(SeatLine line) {
        return line.kind() == Kind.UNCALLED ? "none" : hasEvidence() ? "above" : Words.NOT_KNOWN;
    }

    /** Without a member list nothing is expected of any line. */
    private boolean hasEvidence() {
        return lines.stream().anyMatch(line -> line.expected() != null);
    }

    private @Nullable Money difference(SeatLine line) {
        if (line.expected() == null && line.kind() != Kind.UNCALLED && !hasEvidence()) {
            return null;
        }
        Money zero = zero(line);
        return Objects.requireNonNullElse(line.invoiced(), zero)
                .minus(Objects.requireNonNullElse(line.expected(), zero))
                .told();
    }

    private static Money zero(SeatLine line) {
        Money known = line.invoiced() == null ? line.expected() : line.invoiced();
        return Money.zero(
                Objects.requireNonNull(known, "a line is charged or called for").currency());
    }

    private static String unit(SeatLine line) {
        return zero(line).unit();
    }

    private void totals(Reconciliation month, int first, int last) {
        sheet.gap();
        AccountResult account = month.accounts().stream()
                .filter(one -> one.account().equals("seats"))
                .findFirst()
                .orElse(null);
        RowWriter total = sheet.row().text("Total", Look.TOTAL).blanks(6, Look.TOTAL);
        int number = total.number();
        Money expected = sum(SeatLine::expected);
        Money invoiced = sum(SeatLine::invoiced);
        sum(total, "H", hasEvidence() ? expected : null, Words.NOT_KNOWN, first, last);
        total.blank(Look.TOTAL);
        boolean isInvoiced = lines.stream().anyMatch(line -> line.invoiced() != null);
        sum(total, "J", isInvoiced ? invoiced : null, "no invoice yet", first, last);
        if (hasEvidence() && isInvoiced) {
            total.formula(
                    "ROUND(J%1$s-H%1$s,2)".formatted(number),
                    invoiced.minus(expected).told(),
                    Look.TOTAL_MONEY);
        } else {
            total.text(Words.NOT_KNOWN, Look.TOTAL_MONEY);
        }
        total.text(unit(lines.getFirst()), Look.TOTAL).blanks(4, Look.TOTAL);
        if (account != null) {
            compare(account, number, hasEvidence() ? expected : null, isInvoiced ? invoiced : null);
        }
    }

    private void compare(AccountResult account, int total, @Nullable Money expected, @Nullable Money invoiced) {
        RowWriter row = sheet.row().text("Account").text("seats").blanks(5, Look.TEXT);
        int number = row.number();
        row.money(account.spend().estimate(), Words.NOT_KNOWN)
                .blank(Look.TEXT)
                .money(account.invoiced(), Words.noInvoice(account.verdict()))
                .blank(Look.TEXT)
                .text(account.unit())
                .text("expected charge and subtotals")
                .blanks(3, Look.TEXT);
        RowWriter check = sheet.row().text("Check").text("difference").blanks(5, Look.TEXT);
        difference(
                check, "expected", "H", total, number, expected, account.spend().estimate());
        check.blank(Look.TEXT);
        difference(check, "invoiced", "J", total, number, invoiced, account.invoiced());
        check.blank(Look.TEXT).text(account.unit()).blanks(4, Look.TEXT);
    }

    private void difference(
            RowWriter row,
            String what,
            String letter,
            int total,
            int account,
            @Nullable Money ours,
            @Nullable Amount theirs) {
        if (ours == null || theirs == null) {
            row.text(Words.NOT_KNOWN, Look.WORD);
            return;
        }
        Amount difference = ours.told().minus(theirs);
        row.formula(
                "ROUND(" + letter + total + "-" + letter + account + ",2)",
                difference,
                difference.isZero() ? Look.MONEY : Look.MONEY_BAD);
        checks.add(new Check(
                "Seats, " + what,
                ours.unit(),
                new Check.Side(
                        "Seats: total of the lines",
                        SheetName.SEATS.cell(letter + total),
                        ours.told().value()),
                Check.Side.engine(theirs.value()),
                "Invoiced differs where a printed subtotal is not the sum of its lines."));
    }

    private Money sum(Function<SeatLine, @Nullable Money> part) {
        Money sum = Money.zero(zero(lines.getFirst()).currency());
        for (SeatLine line : lines) {
            Money amount = part.apply(line);
            sum = amount == null ? sum : sum.plus(amount);
        }
        return sum;
    }

    private static void sum(RowWriter row, String letter, @Nullable Money sum, String unknown, int first, int last) {
        if (sum == null) {
            row.text(unknown, Look.TOTAL_MONEY);
        } else {
            row.formula("ROUND(SUM(" + letter + first + ":" + letter + last + "),2)", sum.told(), Look.TOTAL_MONEY);
        }
    }
}
