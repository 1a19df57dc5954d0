package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The booked papers that a month's reports need. */
class BookedSalesTest {

    @Test
    void aPurchaseAndItsReceiptAreOneSaleOnTheDayMoneyMoved() {
        Months months = Months.august()
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-07-31", "50.00").invoice())
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-08-01", "50.00"));
        assertThat(sales(months, Months.AUGUST)).singleElement().satisfies(sale -> {
            assertThat(sale.issued()).isEqualTo(LocalDate.of(2026, 7, 31));
            assertThat(sale.moved()).isEqualTo(LocalDate.of(2026, 8, 1));
            assertThat(sale.paid()).isTrue();
        });
    }

    @Test
    void anInvoiceOfTheNextMonthIsThereForTheUsageThatItCharges() {
        Months months = Months.august()
                .paper(Papers.usage("Q7HX2MZP-0002", Months.AUGUST, "20.00"))
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST.minusMonths(1), "10.00"));
        assertThat(sales(months, Months.AUGUST))
                .extracting(BookedSale::number, sale -> sale.lines().getFirst().ofMonth())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Q7HX2MZP-0001", false),
                        org.assertj.core.groups.Tuple.tuple("Q7HX2MZP-0002", true));
    }

    @Test
    void aCreditNoteTakesBackWhicheverSignItPrints() {
        Months months = Months.august()
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "20.00"))
                .paper(Papers.usage("Q7HX2MZP-0001-CN-01", "2026-10-03")
                        .creditNote()
                        .line("sonar (743S)", "2", null, "3.00", null, LineSubject.usage("sonar", null, null, "743S"))
                        .row(Role.SUBTOTAL, "Subtotal", "3.00")
                        .row(Role.TOTAL, "Total", "3.00"));
        BookedSale note = sales(months, Months.AUGUST).getLast();
        assertThat(note.credits()).isEqualTo("Q7HX2MZP-0001");
        assertThat(note.subtotal()).isEqualTo(Money.usd("-3"));
        assertThat(note.lines().getFirst().line().amount()).isEqualTo(Money.usd("-3"));
        assertThat(note.lines().getFirst().line().quantity()).isEqualByComparingTo("-2");
        assertThat(note.lines().getFirst().ofMonth()).isTrue();
        assertThat(note.totals()).allSatisfy(row -> assertThat(row.amount()).isEqualTo(Money.usd("-3")));
    }

    @Test
    void seatsPaidForAYearAreThereInEachMonthOfTheirTerm() {
        LocalDate start = LocalDate.of(2026, 3, 15);
        Months months = Months.august()
                .seats(15, new SeatPlan("enterprise-pro", Money.usd("400"), Interval.YEAR, LocalDate.of(2026, 1, 1)))
                .paper(Papers.usage("8K2MNQ4T-0001", start.toString())
                        .kind(io.trueup.document.DocumentKind.SEAT_INVOICE)
                        .line(
                                "Perplexity Enterprise Pro",
                                "2",
                                "400.00",
                                "800.00",
                                BillingPeriod.of(start, start.plusYears(1)),
                                new LineSubject(Nature.SEATS, null, null, null, null, "enterprise-pro")));
        assertThat(sales(months, Months.AUGUST)).extracting(BookedSale::number).containsExactly("8K2MNQ4T-0001");
        assertThat(sales(months, YearMonth.of(2027, 4))).isEmpty();
    }

    private static List<BookedSale> sales(Months months, YearMonth month) {
        return BookedSales.of(Month.of(months.facts(), month));
    }
}
