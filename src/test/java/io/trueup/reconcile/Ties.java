package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.trueup.money.Amount;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.report.focus.FocusFiles;
import io.trueup.report.journal.Journal;
import io.trueup.report.journal.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What must agree in every month of a prepaid pool, however odd: its books, its entries, its readings, and FOCUS. */
final class Ties {

    private static final BigDecimal CENTS = new BigDecimal("0.05");

    private Ties() {}

    static void hold(Reconciliation month, String where) {
        for (BoughtCredit inUnit : month.detail().boughtCredit()) {
            BoughtCredit books = inUnit.inMoney();
            String of = where + ", " + month.month() + ": " + books;
            Amount moved = moved(books);
            if (books.opening() != null && books.closing() != null) {
                assertThat(books.opening().plus(moved)).as(of).isEqualTo(books.closing());
            }
            assertThat(posted(month, books)).as("posted to prepaid, " + of).isEqualTo(moved);
            named(inUnit, of);
            BigDecimal change =
                    sum(month, books.account(), "BilledCost").subtract(sum(month, books.account(), "EffectiveCost"));
            assertThat(change).as("billed less effective, " + of).isEqualByComparingTo(exact(moved(inUnit)));
        }
    }

    /** Each difference between the books and the readings has a name; rounding is no more than rounding. */
    private static void named(BoughtCredit books, String of) {
        if (books.closing() == null || books.closingByReadings() == null) {
            return;
        }
        Amount reached = books.closing();
        for (BoughtCredit.Difference difference : books.differences()) {
            reached = reached.plus(difference.amount());
            if (difference.cause().startsWith("Rounding")) {
                assertThat(difference.amount().value().abs()).as(of).isLessThanOrEqualTo(CENTS);
            }
        }
        assertThat(reached).as(of).isEqualTo(books.closingByReadings());
    }

    private static Amount moved(BoughtCredit books) {
        Amount zero = books.purchased().zero();
        return books.purchased()
                .minus(Objects.requireNonNullElse(books.used(), zero))
                .minus(Objects.requireNonNullElse(books.trueUp(), zero))
                .minus(books.expired())
                .minus(books.refunded());
    }

    /** FOCUS tells Computer credits in dollars without rounding to the cent. */
    private static BigDecimal exact(Amount amount) {
        return amount instanceof Credits credits ? credits.value().movePointLeft(2) : amount.value();
    }

    /** What is accrued at the month's end is taken back the day after, so it moves nothing for long. */
    private static Amount posted(Reconciliation month, BoughtCredit books) {
        LedgerAccounts ledger = LedgerAccounts.PLAIN;
        String prepaid = books.account().equals(ComputerPool.ACCOUNT) ? ledger.prepaidComputer() : ledger.prepaidApi();
        Amount sum = Money.zero(Money.USD);
        for (JournalEntry entry : Journal.of(month)) {
            for (JournalEntry.Posting posting : entry.postings()) {
                if (entry.pool().equals(books.account()) && posting.account().equals(prepaid)) {
                    sum = sum.plus(posting.amount());
                }
            }
        }
        return sum;
    }

    private static BigDecimal sum(Reconciliation month, String account, String column) {
        return costs(month).stream()
                .filter(row -> account.equals(ComputerPool.ACCOUNT)
                        ? row.getField("ServiceName").equals("Perplexity Computer")
                        : row.getField("SubAccountId").equals(account))
                .map(row -> new BigDecimal(row.getField(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static List<NamedCsvRecord> costs(Reconciliation month) {
        String text = new String(FocusFiles.of(month, 1).get("focus/cost_and_usage.csv"), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
