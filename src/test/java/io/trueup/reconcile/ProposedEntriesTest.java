package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement.Kind;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.report.journal.Journal;
import io.trueup.report.journal.JournalEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: what a month's journal proposes is balanced, accrues only what is owed and not billed, and says what it cannot tell. */
class ProposedEntriesTest {

    private static final YearMonth AUGUST = Months.AUGUST;

    /** 100.00 held on August 1, 60.00 on September 1. */
    private static Months fallingBy40() {
        return Months.august().reading("2026-08-01T00:00:00Z", "100").reading("2026-09-01T00:00:00Z", "60");
    }

    @Test
    void usageIsTakenFromPrepaidByTheEstimateWhileNoInvoiceIsThere() {
        assertThat(journal(fallingBy40()))
                .containsExactly("2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00");
    }

    @Test
    void theInvoiceAddsTheDifferenceOnly() {
        assertThat(journal(fallingBy40().paper(Papers.usage("Q7HX2MZP-0001", AUGUST, "40.03"))))
                .containsExactly(
                        "2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00",
                        "2026-08-31 true-up: API usage 0.03, Prepaid API credit -0.03");
    }

    @Test
    void aPurchaseIsPrepaidAtFaceValueWithItsTaxApart() {
        Papers taxed = Papers.usage("Q7HX2MZP-0002", "2026-08-10")
                .receipt()
                .line("API credits", "50", "1.00", "50.00", null, LineSubject.of(Nature.API_CREDIT))
                .row(Role.SUBTOTAL, "Subtotal", "50.00")
                .row(Role.TAX, "VAT", "12.00")
                .row(Role.TOTAL, "Total", "62.00")
                .row(Role.DUE, "Amount paid", "62.00");
        assertThat(journal(Months.august()
                        .reading("2026-08-01T00:00:00Z", "100")
                        .reading("2026-09-01T00:00:00Z", "110")
                        .paper(taxed)))
                .contains(
                        "2026-08-10 purchase: Prepaid API credit 50.00, Tax on purchases 12.00, Accounts payable -62.00");
    }

    @Test
    void aDiscountOnAPurchaseIsNoPrepaidCredit() {
        Papers cheaper = Papers.usage("Q7HX2MZP-0002", "2026-08-10")
                .receipt()
                .line("API credits", "50", "1.00", "50.00", null, LineSubject.of(Nature.API_CREDIT))
                .row(Role.SUBTOTAL, "Subtotal", "50.00")
                .row(Role.DISCOUNT, "Partner discount", "-5.00")
                .row(Role.TOTAL, "Total", "45.00")
                .row(Role.DUE, "Amount paid", "45.00");
        assertThat(journal(Months.august()
                        .reading("2026-08-01T00:00:00Z", "100")
                        .reading("2026-09-01T00:00:00Z", "110")
                        .paper(cheaper)))
                .contains("2026-08-10 purchase: Prepaid API credit 50.00, Accounts payable -45.00, API usage -5.00");
    }

    @Test
    void grantedCreditIsUsedFirstAndCostsNothingWhichANoteSays() {
        Months granted = Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .movement(Kind.GRANT, "2026-08-02T00:00:00Z", "30", "programme")
                .reading("2026-09-01T00:00:00Z", "90");
        assertThat(journal(granted))
                .containsExactly("2026-08-31 usage: API usage 10.00, Prepaid API credit -10.00", "2026-08-31 note: ");
        BoughtCredit books = books(granted);
        assertThat(books.usedGranted()).isEqualTo(Money.usd("30"));
        assertThat(books.closing()).isEqualTo(Money.usd("90"));
    }

    @Test
    void grantedCreditNotYetUsedIsNoPrepaidAsset() {
        BoughtCredit books = books(Months.august()
                .reading("2026-08-01T00:00:00Z", "100")
                .movement(Kind.GRANT, "2026-08-02T00:00:00Z", "50", "programme")
                .reading("2026-09-01T00:00:00Z", "110"));
        assertThat(books.used()).isEqualTo(Money.usd("0"));
        assertThat(books.closing()).isEqualTo(Money.usd("100"));
        assertThat(books.differences())
                .containsExactly(new BoughtCredit.Difference("Granted credit not yet used", Money.usd("10")));
    }

    @Test
    void expiryIsWrittenOffAndARefundIsOwedByTheVendor() {
        assertThat(journal(Months.august()
                        .reading("2026-08-01T00:00:00Z", "100")
                        .movement(Kind.EXPIRY, "2026-08-05T00:00:00Z", "-20", null)
                        .movement(Kind.REFUND, "2026-08-06T00:00:00Z", "-15", null)
                        .reading("2026-09-01T00:00:00Z", "60")))
                .containsExactly(
                        "2026-08-05 expiry: Expired credit 20.00, Prepaid API credit -20.00",
                        "2026-08-06 refund: Prepaid API credit -15.00, Accounts payable 15.00",
                        "2026-08-31 usage: API usage 5.00, Prepaid API credit -5.00");
    }

    @Test
    void anOverdraftThatIsBilledIsAnExpenseAgainstPayablesWithoutAccrual() {
        assertThat(journal(Months.august()
                        .reading("2026-08-01T00:00:00Z", "40")
                        .reading("2026-09-01T00:00:00Z", "0")
                        .paper(Papers.usage("Q7HX2MZP-0001", AUGUST, "40.42").applied("40.00"))))
                .containsExactly(
                        "2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00",
                        "2026-08-31 usage: API usage 0.42, Accounts payable -0.42");
    }

    @Test
    void anOverdraftThatNothingTellsIsAnOpenNote() {
        assertThat(journal(Months.august().reading("2026-08-01T00:00:00Z", "40").reading("2026-09-01T00:00:00Z", "0")))
                .containsExactly("2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00", "2026-08-31 note: ");
    }

    @Test
    void aCreditNoteGivesPrepaidCreditBackAsALowerTrueUp() {
        Papers note =
                Papers.usage("Q7HX2MZP-0001-CN-01", AUGUST, "5.00").creditNote().applied("5.00");
        assertThat(journal(fallingBy40()
                        .paper(Papers.usage("Q7HX2MZP-0001", AUGUST, "45.00"))
                        .paper(note)))
                .containsExactly("2026-08-31 usage: API usage 40.00, Prepaid API credit -40.00");
    }

    @Test
    void usageBilledAfterUseIsAccruedAndTakenBackUntilItsInvoiceComes() {
        Months arrears = Months.august()
                .mode(Mode.ARREARS)
                .price("input_tokens", "sonar", null, "1", "1000000", "2026-01-01", null)
                .meteredDaily("input_tokens", "sonar", "743S", "1000000");
        List<JournalEntry> entries = Journal.of(arrears.reconcile());
        assertThat(told(entries))
                .containsExactly(
                        "2026-08-31 accrual: API usage 31.00, Accrued expenses -31.00",
                        "2026-09-01 accrual-reversal: Accrued expenses 31.00, API usage -31.00");
        assertThat(entries.getLast().reverses()).isEqualTo(entries.getFirst().id());

        assertThat(journal(arrears.paper(
                        Papers.usage("Q7HX2MZP-0001", AUGUST, "31.00").applied("0.00"))))
                .containsExactly("2026-08-31 usage: API usage 31.00, Accounts payable -31.00");
    }

    @Test
    void whatAMarketplaceBillsIsANoteOnly() {
        List<JournalEntry> entries =
                Journal.of(fallingBy40().mode(Mode.MARKETPLACE).reconcile());
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.isNote()).isTrue();
            assertThat(entry.description()).contains("marketplace");
        });
    }

    @Test
    void aMonthThatIsNotOverProposesNothing() {
        assertThat(journal(fallingBy40().asOf("2026-08-20T00:00:00Z"))).containsExactly("2026-08-31 note: ");
    }

    @Test
    void computerCreditsAreBookedAtAHundredForADollarAndBelowZeroIsOwed() {
        Months pool = Months.august()
                .pool("2026-08-01T00:00:00Z", "1000")
                .paper(Papers.credits("5RD0CWLB-0001", "2026-08-10", "2000", "20.00"))
                .pool("2026-09-01T00:00:00Z", "-250");
        assertThat(journal(pool).stream().filter(entry -> entry.contains("Computer")))
                .containsExactly(
                        "2026-08-10 purchase: Prepaid Computer credits 20.00, Accounts payable -20.00",
                        "2026-08-31 usage: Computer usage 32.50, Prepaid Computer credits -32.50",
                        "2026-08-31 accrual: Prepaid Computer credits 2.50, Accrued expenses -2.50",
                        "2026-09-01 accrual-reversal: Accrued expenses 2.50, Prepaid Computer credits -2.50");
    }

    @Test
    void anInvoiceForUsageBelowZeroThatTheBalanceShowsIsOwedOnce() {
        Papers settlement = Papers.usage("5RD0CWLB-0007", "2026-09-02")
                .line("Computer usage", null, null, "12.00", null, LineSubject.unattributed())
                .row(Role.SUBTOTAL, "Subtotal", "12.00")
                .row(Role.TAX, "VAT", "2.40")
                .row(Role.TOTAL, "Total", "14.40")
                .row(Role.DUE, "Amount due", "14.40");
        Months pool = Months.august()
                .pool("2026-08-01T00:00:00Z", "100")
                .pool("2026-09-01T00:00:00Z", "-1200")
                .pool("2026-09-05T00:00:00Z", "0")
                .pool("2026-10-01T00:00:00Z", "0")
                .paper(settlement);
        assertThat(ofPool(pool, AUGUST))
                .containsExactly(
                        "2026-08-31 usage: Computer usage 13.00, Prepaid Computer credits -13.00",
                        "2026-08-31 accrual: Prepaid Computer credits 12.00, Accrued expenses -12.00",
                        "2026-09-01 accrual-reversal: Accrued expenses 12.00, Prepaid Computer credits -12.00");
        assertThat(ofPool(pool, AUGUST.plusMonths(1)))
                .containsExactly(
                        "2026-09-02 purchase: Prepaid Computer credits 12.00, Tax on purchases 2.40, Accounts payable -14.40");
    }

    @Test
    void anInvoiceForUsageBelowZeroThatTheBalanceDoesNotShowIsAnExpense() {
        Papers beside = Papers.usage("5RD0CWLB-0007", "2026-08-20")
                .line("Computer usage", null, null, "12.00", null, LineSubject.unattributed());
        Months pool = Months.august()
                .pool("2026-08-01T00:00:00Z", "500")
                .pool("2026-09-01T00:00:00Z", "100")
                .paper(beside.applied("0.00"));
        assertThat(ofPool(pool, AUGUST))
                .containsExactly(
                        "2026-08-31 usage: Computer usage 4.00, Prepaid Computer credits -4.00",
                        "2026-08-20 usage: Computer usage 12.00, Accounts payable -12.00");
    }

    @Test
    void moneyOfComputerCreditsChainsWhateverRounds() {
        BoughtCredit money = books(
                        Months.august().pool("2026-08-01T00:00:00Z", "1000.49").pool("2026-09-01T00:00:00Z", "333.33"))
                .inMoney();
        assertThat(money.opening()).isEqualTo(Money.usd("10.00"));
        assertThat(money.closing()).isEqualTo(Money.usd("3.33"));
        assertThat(money.used()).isEqualTo(Money.usd("6.67"));
    }

    @Test
    void anAnnualSeatIsBorneByItsDaysAndItsMonthsAddUp() {
        Papers annual = Papers.usage("8K2MNQ4T-0001", "2026-08-15")
                .line(
                        "Perplexity Enterprise Pro",
                        "1",
                        "400.00",
                        "400.00",
                        BillingPeriod.of(LocalDate.parse("2026-08-15"), LocalDate.parse("2027-08-15")),
                        LineSubject.of(Nature.SEATS))
                .row(Role.SUBTOTAL, "Subtotal", "400.00")
                .row(Role.TAX, "VAT", "80.00")
                .row(Role.TOTAL, "Total", "480.00");
        Months seats = Months.august()
                .seats(
                        15,
                        new SeatPlan("enterprise-pro", Money.usd("400"), Interval.YEAR, LocalDate.parse("2026-01-01")))
                .asOf("2028-01-01T00:00:00Z")
                .now("2028-01-01T00:00:00Z")
                .paper(annual);
        assertThat(ofSeats(seats, AUGUST))
                .containsExactly(
                        "2026-08-15 seats-deferred: Prepaid seats 400.00, Tax on purchases 80.00, Accounts payable -480.00",
                        "2026-08-31 seats: Seats 18.63, Prepaid seats -18.63");
        assertThat(ofSeats(seats, AUGUST.plusMonths(1)))
                .containsExactly("2026-09-30 seats: Seats 32.88, Prepaid seats -32.88");
        Money all = Money.usd("0");
        for (int month = 0; month < 14; month++) {
            for (SeatShare share :
                    seats.reconcile(AUGUST.plusMonths(month)).detail().seatShares()) {
                all = all.plus(share.ofMonth());
            }
        }
        assertThat(all).isEqualTo(Money.usd("400"));
    }

    @Test
    void seatsServedAndBilledNextMonthAreAccrued() {
        Papers later = Papers.usage("8K2MNQ4T-0002", "2026-09-02")
                .line(
                        "=HYPERLINK(\"http://x\")\r\nRemaining time",
                        "1",
                        null,
                        "18.00",
                        BillingPeriod.of(LocalDate.parse("2026-08-28"), LocalDate.parse("2026-09-15")),
                        LineSubject.of(Nature.SEAT_ADJUSTMENT))
                .row(Role.SUBTOTAL, "Subtotal", "18.00");
        Months seats = Months.august()
                .seats(
                        15,
                        new SeatPlan("enterprise-pro", Money.usd("40"), Interval.MONTH, LocalDate.parse("2026-01-01")))
                .paper(later);
        assertThat(ofSeats(seats, AUGUST))
                .containsExactly(
                        "2026-08-31 accrual: Seats 4.00, Accrued expenses -4.00",
                        "2026-09-01 accrual-reversal: Accrued expenses 4.00, Seats -4.00");
        assertThat(ofSeats(seats, AUGUST.plusMonths(1)))
                .containsExactly(
                        "2026-09-02 seats-deferred: Prepaid seats 18.00, Accounts payable -18.00",
                        "2026-09-30 seats: Seats 18.00, Prepaid seats -18.00");
    }

    @Test
    void aSeatCreditNoteIsNegativeThroughout() {
        Papers note = Papers.usage("8K2MNQ4T-0001-CN-01", "2026-08-20")
                .creditNote()
                .line(
                        "Perplexity Enterprise Pro",
                        "1",
                        null,
                        "31.00",
                        BillingPeriod.of(AUGUST),
                        LineSubject.of(Nature.SEATS))
                .row(Role.SUBTOTAL, "Subtotal", "31.00")
                .row(Role.TAX, "VAT", "3.10")
                .row(Role.TOTAL, "Total", "34.10");
        Months seats = Months.august()
                .seats(
                        15,
                        new SeatPlan("enterprise-pro", Money.usd("40"), Interval.MONTH, LocalDate.parse("2026-01-01")))
                .paper(note);
        assertThat(ofSeats(seats, AUGUST))
                .containsExactly(
                        "2026-08-20 seats-deferred: Prepaid seats -31.00, Tax on purchases -3.10, Accounts payable 34.10",
                        "2026-08-31 seats: Seats -31.00, Prepaid seats 31.00");
    }

    @Test
    void seatsInACurrencyWithoutDecimalsAreSharedOutInWholeUnits() {
        SeatShare share = SeatShare.of(
                "A-1",
                LocalDate.parse("2026-08-15"),
                "Seats",
                BillingPeriod.of(LocalDate.parse("2026-08-15"), LocalDate.parse("2026-09-15")),
                Money.of(new java.math.BigDecimal("1000"), "JPY"),
                BillingPeriod.of(AUGUST),
                List.of());
        assertThat(share.ofMonth()).isEqualTo(Money.of(new java.math.BigDecimal("548"), "JPY"));
    }

    @Test
    void aMonthWithoutReadingsSaysThatNothingIsKnown() {
        assertThat(journal(Months.august())).containsExactly("2026-08-31 note: ");
        assertThat(books(Months.august()).closing()).isNull();
    }

    @Test
    void anInvoiceWithoutReadingsIsStillAnExpense() {
        assertThat(journal(Months.august().paper(Papers.usage("Q7HX2MZP-0001", AUGUST, "12.00"))))
                .containsExactly("2026-08-31 true-up: API usage 12.00, Prepaid API credit -12.00");
    }

    private static BoughtCredit books(Months months) {
        return months.reconcile().detail().boughtCredit().getLast();
    }

    private static List<String> ofPool(Months months, YearMonth month) {
        return told(Journal.of(months.reconcile(month)).stream()
                .filter(entry -> entry.pool().equals("computer:organization"))
                .toList());
    }

    private static List<String> ofSeats(Months months, YearMonth month) {
        return told(Journal.of(months.reconcile(month)).stream()
                .filter(entry -> entry.pool().equals("seats"))
                .toList());
    }

    private static List<String> journal(Months months) {
        return told(Journal.of(months.reconcile()));
    }

    private static List<String> told(List<JournalEntry> entries) {
        return entries.stream()
                .map(entry -> entry.date() + " " + entry.kind().told() + ": "
                        + String.join(
                                ", ",
                                entry.postings().stream()
                                        .map(posting -> posting.account() + " "
                                                + posting.amount().value().toPlainString())
                                        .toList()))
                .toList();
    }
}
