package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Defaults;
import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.Parsed;
import io.trueup.organization.PriceListYaml;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.ReconciliationReports;
import io.trueup.report.journal.Journal;
import io.trueup.report.journal.JournalEntry;
import io.trueup.usage.PriceList;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise: over the three months of the sample inbox the prepaid account of the proposed entries is what the roll-forward shows, to the cent. */
class PrepaidOverThreeMonthsTest {

    private static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2026, 6), YearMonth.of(2026, 7), YearMonth.of(2026, 8));

    /** Organization and pool to its months, in order. */
    private static final Map<String, List<Told>> POOLS = new TreeMap<>();

    private static final List<Reconciliation> RECONCILIATIONS = new ArrayList<>();

    @TempDir
    private static Path folder;

    private record Told(Reconciliation month, BoughtCredit credit, List<JournalEntry> entries) {}

    @BeforeAll
    static void runThreeMonths() throws IOException {
        Defaults defaults = new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")));
        try (Operations operations = Trueup.open(new OpenRequest(
                SharedHome.home(),
                null,
                prices(),
                (id, label, yaml) -> switch (OrganizationYaml.parse(label, yaml, defaults)) {
                    case Parsed.Valid<io.trueup.organization.Organization> valid ->
                        new OrganizationLoader.Loaded.Good(valid.value());
                    case Parsed.Invalid<io.trueup.organization.Organization> invalid ->
                        throw new AssertionError(invalid.problems());
                },
                DocumentIntake.of(PdfInvoiceReader.create()),
                new ReconciliationReports()))) {
            for (YearMonth month : MONTHS) {
                RunSummary summary = operations.run(
                        new RunRequest(
                                month,
                                Path.of("sample-data").toAbsolutePath(),
                                folder.resolve("reports"),
                                List.of(),
                                Instant.parse("2026-11-20T00:00:00Z"),
                                1),
                        Progress.NONE);
                assertThat(summary.organizations()).hasSize(3);
                summary.organizations().forEach(outcome -> keep(outcome.reconciliation()));
            }
        }
    }

    private static void keep(Reconciliation month) {
        RECONCILIATIONS.add(month);
        List<JournalEntry> entries = Journal.of(month);
        for (BoughtCredit credit : month.detail().boughtCredit()) {
            POOLS.computeIfAbsent(month.organization() + " " + credit.account(), pool -> new ArrayList<>())
                    .add(new Told(month, credit.inMoney(), entries));
        }
    }

    private static PriceList prices() throws IOException {
        Path file = Path.of("jobs/prices/perplexity.yaml");
        return ((Parsed.Valid<PriceList>) PriceListYaml.parse(file.toString(), Files.readAllBytes(file))).value();
    }

    @Test
    void everyEntryBalances() {
        assertThat(RECONCILIATIONS).hasSize(9);
        for (Reconciliation month : RECONCILIATIONS) {
            for (JournalEntry entry : Journal.of(month)) {
                assertThat(entry.postings().stream()
                                .map(posting -> posting.amount().value())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(entry.toString())
                        .isZero();
                assertThat(entry.isNote()).as(entry.toString()).isFalse();
            }
        }
    }

    @Test
    void eachMonthMovesThePrepaidAccountAsTheRollForwardDoes() {
        POOLS.values().stream().flatMap(List::stream).forEach(told -> {
            BoughtCredit credit = told.credit();
            Amount zero = credit.purchased().zero();
            assertThat(posted(told))
                    .as("%s %s %s", told.month().organization(), told.month().month(), credit)
                    .isEqualTo(credit.purchased()
                            .minus(Objects.requireNonNullElse(credit.used(), zero))
                            .minus(Objects.requireNonNullElse(credit.trueUp(), zero))
                            .minus(credit.expired())
                            .minus(credit.refunded()));
        });
    }

    @Test
    void oneMonthsClosingIsTheNextOnesOpening() {
        POOLS.forEach((pool, months) -> {
            assertThat(months).as(pool).hasSize(3);
            for (int i = 1; i < months.size(); i++) {
                assertThat(months.get(i).credit().opening())
                        .as("%s in %s", pool, MONTHS.get(i))
                        .isNotNull()
                        .isEqualTo(months.get(i - 1).credit().closing());
            }
        });
        assertThat(POOLS).hasSize(4);
    }

    @Test
    void theOpeningAndAllPostingsComeToTheClosingAfterThreeMonths() {
        POOLS.forEach((pool, months) -> {
            Amount balance = Objects.requireNonNull(months.getFirst().credit().opening());
            for (Told told : months) {
                balance = balance.plus(posted(told));
            }
            assertThat(balance).as(pool).isEqualTo(months.getLast().credit().closing());
        });
    }

    @Test
    void namedDifferencesLeadFromTheBooksToTheReadings() {
        for (Reconciliation month : RECONCILIATIONS) {
            for (BoughtCredit credit : month.detail().boughtCredit()) {
                Amount sum = Objects.requireNonNull(credit.closing());
                for (BoughtCredit.Difference difference : credit.differences()) {
                    sum = sum.plus(difference.amount());
                }
                assertThat(sum)
                        .as("%s %s %s", month.organization(), month.month(), credit)
                        .isEqualTo(credit.closingByReadings());
            }
        }
    }

    @Test
    void theBooksLieInTheRangeThatTheReadingsProveOrTheInvoiceExplainsIt() {
        POOLS.forEach((pool, months) -> {
            for (Told told : months) {
                BoughtCredit credit = of(told.month(), told.credit().account());
                AccountResult account = told.month().accounts().stream()
                        .filter(one -> one.account().equals(credit.account()))
                        .findFirst()
                        .orElseThrow();
                AmountRange proved = Objects.requireNonNull(account.credit()).closing();
                Amount beyond = proved.distance(Objects.requireNonNull(credit.closing()))
                        .abs();
                // half a cent a line is rounding; what is disputed stands beside it as a named difference
                Amount explained = account.verdict().isDiscrepant()
                        ? credit.differences().stream()
                                .filter(difference -> difference.cause().contains("nvoice"))
                                .map(BoughtCredit.Difference::amount)
                                .reduce(beyond.zero(), Amount::plus)
                                .abs()
                        : beyond.withValue(new BigDecimal("0.10"));
                assertThat(beyond.value().subtract(explained.value()))
                        .as("%s %s: %s beside %s", pool, told.month().month(), credit.closing(), proved)
                        .isNotPositive();
            }
        });
    }

    private static BoughtCredit of(Reconciliation month, String account) {
        return month.detail().boughtCredit().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private static Amount posted(Told told) {
        String prepaid = told.credit().account().startsWith("api:")
                ? LedgerAccounts.PLAIN.prepaidApi()
                : LedgerAccounts.PLAIN.prepaidComputer();
        return told.entries().stream()
                .filter(entry -> entry.pool().equals(told.credit().account()))
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().equals(prepaid))
                .map(posting -> (Amount) posting.amount())
                .reduce(Money.zero(Money.USD), Amount::plus);
    }
}
