package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.report.journal.Journal;
import io.trueup.report.portfolio.PortfolioRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: the months that are seldom seen come out as an accountant would book them, and tie like all others. */
class OddMonthsTest {

    private static final YearMonth AUGUST = Months.AUGUST;

    private static List<String> journal(Reconciliation month) {
        return Journal.of(month).stream()
                .map(entry -> entry.date() + " " + entry.kind().told() + ": "
                        + String.join(
                                ", ",
                                entry.postings().stream()
                                        .map(posting -> posting.account() + " "
                                                + posting.amount().value().toPlainString())
                                        .toList()))
                .toList();
    }

    private static BoughtCredit books(Months months, YearMonth month) {
        Reconciliation told = months.reconcile(month);
        Ties.hold(told, "odd month");
        return told.detail().boughtCredit().getFirst();
    }

    @Test
    void monthsInARowWithoutAnInvoiceChainAfterAnInvoicedOneThoughUsageLeansToTheEdges() {
        Months months = Months.august()
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", null)
                .reading("2026-05-01T00:00:00Z", "500")
                .reading("2026-05-29T00:00:00Z", "450")
                .reading("2026-06-03T00:00:00Z", "400")
                .reading("2026-06-28T00:00:00Z", "300")
                .reading("2026-07-02T00:00:00Z", "200")
                .reading("2026-07-30T00:00:00Z", "150")
                .reading("2026-08-04T00:00:00Z", "100")
                .reading("2026-09-01T00:00:00Z", "60")
                .paper(Papers.usage("Q7HX2MZP-0001", YearMonth.of(2026, 5), "70.00"));
        LocalDate.parse("2026-05-01")
                .datesUntil(LocalDate.parse("2026-09-01"))
                .forEach(day -> months.metered(
                        day.toString(),
                        "input_tokens",
                        "sonar",
                        null,
                        "743S",
                        day.getDayOfMonth() > 25 ? "20000000" : "1000000"));
        Amount before = null;
        for (YearMonth month = YearMonth.of(2026, 5); !month.isAfter(AUGUST); month = month.plusMonths(1)) {
            BoughtCredit books = books(months, month);
            if (before != null) {
                assertThat(books.opening()).as(month.toString()).isEqualTo(before);
            }
            before = books.closing();
        }
        assertThat(books(months, YearMonth.of(2026, 7)).differences())
                .as("what the shape of usage makes of it otherwise is named")
                .extracting(BoughtCredit.Difference::cause)
                .contains("Re-estimated edges: drawn by the shape of usage, in the books evenly over time");
    }

    @Test
    void anInvoiceThatPrintsGrantedAndBoughtCreditIsBookedAsItPrints() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .movement(Kind.GRANT, "2026-08-02T00:00:00Z", "30", "programme")
                .reading("2026-09-01T00:00:00Z", "90")
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line(
                                "sonar (743S)",
                                null,
                                null,
                                "40.00",
                                BillingPeriod.of(AUGUST),
                                LineSubject.usage("sonar", null, null, "743S"))
                        .row(Role.SUBTOTAL, "Subtotal", "40.00")
                        .row(Role.APPLIED, "Credit grant applied", "-12.00")
                        .row(Role.APPLIED, "Pre-purchase applied", "-28.00")
                        .row(Role.TOTAL, "Total", "0.00")
                        .row(Role.DUE, "Amount due", "0.00"));
        BoughtCredit books = books(months, AUGUST);
        assertThat(books.usedGranted()).isEqualTo(Money.usd("12.00"));
        assertThat(books.used().plus(books.trueUp())).isEqualTo(Money.usd("28.00"));
        assertThat(books.closing()).isEqualTo(Money.usd("72.00"));
        assertThat(books.differences())
                .containsExactly(new BoughtCredit.Difference("Granted credit not yet used", Money.usd("18.00")));
        assertThat(books(months, AUGUST.plusMonths(1)).opening()).isEqualTo(Money.usd("72.00"));
    }

    @Test
    void aCreditNoteUnderAnotherNameForCreditIsNoSplit() {
        LineSubject subject = LineSubject.usage("sonar", null, null, "743S");
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-09-01T00:00:00Z", "60")
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line("sonar (743S)", null, null, "45.00", BillingPeriod.of(AUGUST), subject)
                        .row(Role.SUBTOTAL, "Subtotal", "45.00")
                        .row(Role.APPLIED, "Pre-purchase applied", "-45.00")
                        .row(Role.TOTAL, "Total", "0.00"))
                .paper(Papers.usage("Q7HX2MZP-0001-CN-01", "2026-09-20")
                        .creditNote()
                        .line("sonar (743S)", null, null, "5.00", BillingPeriod.of(AUGUST), subject)
                        .applied("5.00"));
        BoughtCredit books = books(months, AUGUST);
        assertThat(books.usedGranted()).isEqualTo(Money.usd("0"));
        assertThat(books.closing()).isEqualTo(Money.usd("60.00"));
    }

    @Test
    void creditGrantedBeforeTheFirstReadingIsNoPrepaidAsset() {
        Months months = Months.august()
                .movement(Kind.GRANT, "2026-06-02T00:00:00Z", "50", "programme")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-06-20", "100.00"))
                .reading("2026-08-01T00:00:00Z", "120")
                .reading("2026-09-01T00:00:00Z", "90");
        BoughtCredit books = books(months, AUGUST);
        assertThat(books.opening())
                .as("of the 120.00 held no more than 20.00 can be granted, for 100.00 were bought")
                .isEqualTo(Money.usd("100.00"));
        assertThat(books.usedGranted()).isEqualTo(Money.usd("20.00"));
        assertThat(books.used()).isEqualTo(Money.usd("10.00"));
        assertThat(books.assumptions()).anySatisfy(said -> assertThat(said).contains("is taken for granted credit"));
    }

    @Test
    void anOverdraftWithTaxOwesBoth() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "40")
                .reading("2026-09-01T00:00:00Z", "0")
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line(
                                "sonar (743S)",
                                null,
                                null,
                                "40.50",
                                BillingPeriod.of(AUGUST),
                                LineSubject.usage("sonar", null, null, "743S"))
                        .row(Role.SUBTOTAL, "Subtotal", "40.50")
                        .row(Role.APPLIED, "Credit grant applied", "-40.00")
                        .row(Role.TAX, "VAT 20%", "0.10")
                        .row(Role.TOTAL, "Total", "0.60")
                        .row(Role.DUE, "Amount due", "0.60"));
        Reconciliation told = months.reconcile();
        Ties.hold(told, "overdraft with tax");
        assertThat(told.accounts().getFirst().paid()).isEqualTo(Money.usd("0.50"));
        assertThat(journal(told))
                .containsExactly(
                        "2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00",
                        "2026-08-31 usage: API usage 0.50, Tax on purchases 0.10, Accounts payable -0.60");
    }

    @Test
    void aCreditNoteOfALaterMonthLowersTheMonthOfItsInvoice() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-09-01T00:00:00Z", "60")
                .reading("2026-10-01T00:00:00Z", "50")
                .paper(Papers.usage("Q7HX2MZP-0001", AUGUST, "45.00"))
                .paper(Papers.usage("Q7HX2MZP-0001-CN-01", "2026-09-20")
                        .creditNote()
                        .line(
                                "sonar (743S)",
                                null,
                                null,
                                "5.00",
                                BillingPeriod.of(AUGUST),
                                LineSubject.usage("sonar", null, null, "743S"))
                        .applied("5.00"));
        assertThat(months.account().invoiced()).isEqualTo(Money.usd("40.00"));
        assertThat(books(months, AUGUST).closing()).isEqualTo(Money.usd("60.00"));
        BoughtCredit september = books(months, AUGUST.plusMonths(1));
        assertThat(september.opening()).isEqualTo(Money.usd("60.00"));
        assertThat(september.closing()).isEqualTo(Money.usd("50.00"));
    }

    @Test
    void aMonthThatIsNotOverIsInTheBooksAsFarAsItsReadingsGo() {
        BoughtCredit books = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-08-11T00:00:00Z", "60")
                .asOf("2026-08-12T00:00:00Z")
                .reconcile()
                .detail()
                .boughtCredit()
                .getFirst();
        assertThat(books.used()).isEqualTo(Money.usd("40"));
        assertThat(books.closing()).isEqualTo(Money.usd("60"));
    }

    @Test
    void twoUsageInvoicesOfAMonthAreOneTrueUp() {
        LineSubject subject = LineSubject.usage("sonar", null, null, "743S");
        LocalDate middle = LocalDate.parse("2026-08-20");
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .reading("2026-09-01T00:00:00Z", "60")
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-08-20")
                        .line("sonar (743S)", null, null, "25.01", BillingPeriod.of(AUGUST.atDay(1), middle), subject))
                .paper(Papers.usage("Q7HX2MZP-0002", "2026-09-01")
                        .line(
                                "sonar (743S)",
                                null,
                                null,
                                "15.02",
                                BillingPeriod.of(middle, AUGUST.plusMonths(1).atDay(1)),
                                subject));
        Reconciliation told = months.reconcile();
        Ties.hold(told, "two invoices");
        assertThat(journal(told))
                .containsExactly(
                        "2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00",
                        "2026-08-31 true-up: API usage 0.03, Prepaid API credit -0.03");
        assertThat(Journal.of(told).getLast().reference()).isEqualTo("Q7HX2MZP-0001, Q7HX2MZP-0002");
    }

    @Test
    void usageBilledAfterUseIsOwedWithItsTaxOnceAndFocusBillsTheSame() {
        Months months = Months.august()
                .mode(Mode.ARREARS)
                .price("input_tokens", "sonar", null, "1", "1000000", "2026-01-01", null)
                .meteredDaily("input_tokens", "sonar", "743S", "1000000");
        assertThat(billed(months.reconcile())).isEqualByComparingTo("31.00");
        months.paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                .line(
                        "sonar (743S)",
                        null,
                        null,
                        "31.00",
                        BillingPeriod.of(AUGUST),
                        LineSubject.usage("sonar", null, null, "743S"))
                .row(Role.SUBTOTAL, "Subtotal", "31.00")
                .row(Role.TAX, "VAT 20%", "6.20")
                .row(Role.TOTAL, "Total", "37.20")
                .row(Role.DUE, "Amount due", "37.20"));
        Reconciliation told = months.reconcile();
        assertThat(told.detail().boughtCredit()).isEmpty();
        assertThat(journal(told))
                .containsExactly("2026-08-31 usage: API usage 31.00, Tax on purchases 6.20, Accounts payable -37.20");
        assertThat(billed(told)).isEqualByComparingTo("37.20");
        assertThat(journal(months.reconcile(AUGUST.plusMonths(1))))
                .as("nothing of it again in the month in which the invoice is dated")
                .noneMatch(entry -> entry.contains("37.20") || entry.contains("31.00"));
    }

    @Test
    void aSettlementOfUsageBelowZeroMovesThePoolAndCostsNothingMore() {
        Months months = Months.august()
                .withoutApi()
                .pool("2026-08-01T00:00:00Z", "100")
                .pool("2026-09-01T00:00:00Z", "-1200")
                .pool("2026-09-05T00:00:00Z", "0")
                .pool("2026-10-01T00:00:00Z", "0")
                .paper(Papers.usage("5RD0CWLB-0007", "2026-09-02")
                        .line("Computer usage", null, null, "12.00", null, LineSubject.unattributed()));
        for (YearMonth month : List.of(AUGUST, AUGUST.plusMonths(1))) {
            Reconciliation told = months.reconcile(month);
            BoughtCredit books = told.detail().boughtCredit().getLast().inMoney();
            BigDecimal change = BigDecimal.ZERO;
            for (var row : Ties.costs(told)) {
                change = change.add(new BigDecimal(row.getField("BilledCost")))
                        .subtract(new BigDecimal(row.getField("EffectiveCost")));
            }
            assertThat(change)
                    .as(month + ": " + books)
                    .isEqualByComparingTo(books.closing().minus(books.opening()).value());
        }
    }

    @Test
    void seatsBilledInEurosStayEurosThroughEveryReport() throws IOException {
        Papers invoice = Papers.usage("8K2MNQ4T-0001", "2026-08-15")
                .in("EUR")
                .line(
                        "Perplexity Enterprise Pro",
                        "3",
                        null,
                        "120.00",
                        BillingPeriod.of(LocalDate.parse("2026-08-15"), LocalDate.parse("2026-09-15")),
                        new LineSubject(Nature.SEATS, null, null, null, null, "enterprise-pro"))
                .row(Role.SUBTOTAL, "Subtotal", "120.00")
                .row(Role.TAX, "VAT 19%", "22.80")
                .row(Role.TOTAL, "Total", "142.80")
                .row(Role.DUE, "Amount due", "142.80");
        Months months = seatsInEuros(3).paper(invoice);
        Reconciliation told = months.reconcile();
        AccountResult seats = told.accounts().getFirst();
        Money euros = Money.of(new BigDecimal("120.00"), "EUR");
        assertThat(seats.unit()).isEqualTo("EUR");
        assertThat(seats.spend().range()).isEqualTo(AmountRange.point(euros));
        assertThat(seats.invoiced()).isEqualTo(euros);
        assertThat(seats.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(told.findings()).extracting(Finding::code).doesNotContain(FindingCode.CURRENCY_MISMATCH);
        assertThat(told.status()).as(told.findings().toString()).isEqualTo(Status.RECONCILED);
        assertThat(journal(told))
                .containsExactly(
                        "2026-08-15 seats-deferred: Prepaid seats 120.00, Tax on purchases 22.80, Accounts payable -142.80",
                        "2026-08-31 seats: Seats 65.81, Prepaid seats -65.81");
        assertThat(Journal.of(told).getFirst().postings())
                .extracting(posting -> posting.amount().currency().getCurrencyCode())
                .containsOnly("EUR");
        assertThat(Ties.costs(told)).isNotEmpty().allSatisfy(row -> assertThat(row.getField("BillingCurrency"))
                .isEqualTo("EUR"));
        assertThat(billed(told)).isEqualByComparingTo("142.80");
        assertThat(SummaryRow.of(told, "seats").getCell(1).getStringCellValue()).isEqualTo("EUR");
        assertThat(SummaryRow.of(told, "seats").getCell(6).getNumericCellValue())
                .isEqualTo(120.0);
        PortfolioRow row = PortfolioRow.of(told, 1);
        assertThat(row.currency()).isEqualTo("EUR");
        assertThat(row.invoiced().value()).isEqualByComparingTo("120.00");
    }

    private static Months seatsInEuros(int held) {
        return Months.august()
                .withoutApi()
                .in("EUR")
                .seats(
                        15,
                        new SeatPlan(
                                "enterprise-pro",
                                Money.of(new BigDecimal("40.00"), "EUR"),
                                Interval.MONTH,
                                LocalDate.parse("2026-01-01")))
                .members("enterprise-pro", held, "2026-01-10");
    }

    @Test
    void aDollarInvoiceOfSeatsThatAreBilledInEurosIsNotBooked() {
        Months months = seatsInEuros(1)
                .paper(Papers.usage("8K2MNQ4T-0001", "2026-08-15")
                        .line(
                                "Perplexity Enterprise Pro",
                                "1",
                                null,
                                "40.00",
                                BillingPeriod.of(LocalDate.parse("2026-08-15"), LocalDate.parse("2026-09-15")),
                                new LineSubject(Nature.SEATS, null, null, null, null, "enterprise-pro")));
        assertThat(months.findings(FindingCode.CURRENCY_MISMATCH)).hasSize(1);
        assertThat(months.account().verdict()).isEqualTo(Verdict.AMBIGUOUS);
        assertThat(Ties.costs(months.reconcile()))
                .allSatisfy(row -> assertThat(row.getField("InvoiceId")).isEmpty());
    }

    private static BigDecimal billed(Reconciliation month) {
        return Ties.costs(month).stream()
                .map(row -> new BigDecimal(row.getField("BilledCost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
