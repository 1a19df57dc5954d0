package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.organization.LedgerAccounts;
import io.trueup.report.focus.FocusFiles;
import io.trueup.report.journal.Journal;
import io.trueup.report.journal.JournalEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.LongStream;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Promise: over random months, invoiced or not, in whatever order, the prepaid account of the proposed entries goes on from month to month, what lies between it and
 * the balance is named, and FOCUS tells the same change.
 */
class BooksOverMonthsTest {

    private record Told(Reconciliation month, BoughtCredit books) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("trueup.seeds", 40));
    }

    private static List<Told> year(long seed) {
        RandomYears year = RandomYears.of(seed);
        List<Told> months = new ArrayList<>();
        RandomYears.all().forEach(month -> {
            Reconciliation told = Reconciler.reconcile(year.facts(month), month);
            months.add(new Told(told, told.detail().boughtCredit().getFirst()));
        });
        return months;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksCloseAndGoOnFromMonthToMonth(long seed) {
        Amount before = null;
        for (Told told : year(seed)) {
            String where = "seed %s, %s: %s".formatted(seed, told.month().month(), told.books());
            BoughtCredit books = told.books();
            Amount moved = moved(books);
            if (before != null) {
                assertThat(books.opening()).as(where).isEqualTo(before);
            }
            if (books.opening() != null && books.closing() != null) {
                assertThat(books.opening().plus(moved)).as(where).isEqualTo(books.closing());
            }
            assertThat(posted(told)).as(where).isEqualTo(moved);
            before = books.closing();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyDifferenceToTheBalanceIsNamed(long seed) {
        for (Told told : year(seed)) {
            BoughtCredit books = told.books();
            if (books.closing() == null || books.closingByReadings() == null) {
                continue;
            }
            String where = "seed %s, %s: %s".formatted(seed, told.month().month(), books);
            Amount reached = books.closing();
            for (BoughtCredit.Difference difference : books.differences()) {
                reached = reached.plus(difference.amount());
                if (difference.cause().startsWith("Rounding")) {
                    assertThat(difference.amount().value().abs()).as(where).isLessThanOrEqualTo(new BigDecimal("0.05"));
                }
            }
            assertThat(reached).as(where).isEqualTo(books.closingByReadings());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void focusTellsTheSameChangeOfThePrepaidBalance(long seed) {
        for (Told told : year(seed)) {
            BigDecimal billed = BigDecimal.ZERO;
            BigDecimal effective = BigDecimal.ZERO;
            for (NamedCsvRecord row : costs(told.month())) {
                billed = billed.add(new BigDecimal(row.getField("BilledCost")));
                effective = effective.add(new BigDecimal(row.getField("EffectiveCost")));
            }
            assertThat(billed.subtract(effective))
                    .as("seed %s, %s: %s".formatted(seed, told.month().month(), told.books()))
                    .isEqualByComparingTo(moved(told.books()).value());
        }
    }

    private static List<NamedCsvRecord> costs(Reconciliation month) {
        String text = new String(FocusFiles.of(month, 1).get("focus/cost_and_usage.csv"), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Amount moved(BoughtCredit books) {
        Amount zero = books.purchased().zero();
        return books.purchased()
                .minus(Objects.requireNonNullElse(books.used(), zero))
                .minus(Objects.requireNonNullElse(books.trueUp(), zero))
                .minus(books.expired())
                .minus(books.refunded());
    }

    private static Amount posted(Told told) {
        Amount sum = Money.zero(Money.USD);
        for (JournalEntry entry : Journal.of(told.month())) {
            for (JournalEntry.Posting posting : entry.postings()) {
                if (posting.account().equals(LedgerAccounts.PLAIN.prepaidApi())) {
                    sum = sum.plus(posting.amount());
                }
            }
        }
        return sum;
    }
}
