package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.money.Money;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.SeatLine.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Promise: the seat lines add up to the account: what is expected to its spend, what is charged to its invoices. */
class SeatLinesTest {

    private static final String PRO = "enterprise-pro";
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private static Months seats() {
        return Months.august()
                .seats(3, new SeatPlan(PRO, Money.usd("40.00"), Interval.MONTH, LocalDate.parse("2026-01-01")));
    }

    private static LineSubject subject(Nature nature) {
        return new LineSubject(nature, null, null, null, null, PRO);
    }

    private static Papers renewal(Papers paper, int quantity) {
        return paper.kind(DocumentKind.SEAT_INVOICE)
                .line(
                        "Perplexity Enterprise Pro",
                        Integer.toString(quantity),
                        "40.00",
                        quantity * 40 + ".00",
                        BillingPeriod.of(LocalDate.parse("2026-06-03"), LocalDate.parse("2026-07-03")),
                        subject(Nature.SEATS));
    }

    private static Papers adjustment(Papers paper, String from, String amount) {
        return paper.kind(DocumentKind.SEAT_INVOICE)
                .line(
                        "Remaining or unused time",
                        "1",
                        null,
                        amount,
                        BillingPeriod.of(LocalDate.parse(from), LocalDate.parse("2026-07-03")),
                        subject(Nature.SEAT_ADJUSTMENT));
    }

    private static Papers paper(String number, String day) {
        return Papers.usage(number, day);
    }

    private static List<SeatLine> lines(Months months) {
        Reconciliation result = months.reconcile(JUNE);
        List<SeatLine> lines = result.detail().seats();
        AccountResult account = result.accounts().getLast();
        Money zero = Money.usd("0");
        assertThat(lines.stream()
                        .map(SeatLine::expected)
                        .filter(Objects::nonNull)
                        .reduce(zero, Money::plus))
                .isEqualTo(
                        account.spend().estimate() == null
                                ? zero
                                : account.spend().estimate());
        assertThat(lines.stream()
                        .map(SeatLine::invoiced)
                        .filter(Objects::nonNull)
                        .reduce(zero, Money::plus))
                .isEqualTo(account.invoiced() == null ? zero : account.invoiced());
        return lines;
    }

    @Test
    void aRenewalStandsBesideTheSeatsHeld() {
        List<SeatLine> lines =
                lines(seats().members(PRO, 12, "2026-01-15").paper(renewal(paper("8K2MNQ4T-0001", "2026-06-03"), 13)));
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.RENEWAL);
            assertThat(line.tier()).isEqualTo(PRO);
            assertThat(line.members()).isNull();
            assertThat(line.price()).isEqualTo(Money.usd("40"));
            assertThat(line.held()).isEqualTo(BigDecimal.valueOf(12));
            assertThat(line.expected()).isEqualTo(Money.usd("480"));
            assertThat(line.charged()).isEqualTo("13");
            assertThat(line.invoiced()).isEqualTo(Money.usd("520"));
            assertThat(line.number()).isEqualTo("8K2MNQ4T-0001");
            assertThat(line.source()).isNotNull();
        });
    }

    @Test
    void aJoinerIsNamedWithTheDaysLeft() {
        List<SeatLine> lines = lines(seats().members(PRO, 2, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-13", null)
                .paper(renewal(paper("8K2MNQ4T-0001", "2026-06-03"), 2))
                .paper(adjustment(paper("8K2MNQ4T-0002", "2026-06-17"), "2026-06-13", "26.67")));
        assertThat(lines).extracting(SeatLine::kind).containsExactly(Kind.RENEWAL, Kind.JOINER);
        assertThat(lines.getLast().members()).isEqualTo("new@x.example");
        assertThat(lines.getLast().expected()).isEqualTo(Money.usd("26.67"));
        assertThat(lines.getLast().price()).isEqualTo(Money.usd("40"));
        assertThat(lines.getLast().held()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void whatNothingCallsForIsToldWithoutAnExpectedCharge() {
        List<SeatLine> lines = lines(seats().members(PRO, 2, "2026-01-15")
                .paper(renewal(paper("8K2MNQ4T-0001", "2026-06-03"), 2))
                .paper(adjustment(paper("8K2MNQ4T-0002", "2026-06-17"), "2026-06-13", "26.67")));
        assertThat(lines.getLast().kind()).isEqualTo(Kind.UNCALLED);
        assertThat(lines.getLast().expected()).isNull();
        assertThat(lines.getLast().held()).isNull();
        assertThat(lines.getLast().invoiced()).isEqualTo(Money.usd("26.67"));
    }

    @Test
    void severalLinesOfOneRenewalExpectItOnce() {
        List<SeatLine> lines = lines(seats().members(PRO, 12, "2026-01-15")
                .paper(renewal(renewal(paper("8K2MNQ4T-0001", "2026-06-03"), 7), 5)));
        assertThat(lines).extracting(SeatLine::kind).containsOnly(Kind.RENEWAL);
        assertThat(lines.getFirst().expected()).isEqualTo(Money.usd("480"));
        assertThat(lines.getLast().expected()).isNull();
    }

    @Test
    void whatNoLineChargesStandsAtTheEndWithoutAnInvoice() {
        List<SeatLine> lines = lines(seats().members(PRO, 2, "2026-01-15")
                .member("new@x.example", PRO, "2026-06-13", null)
                .paper(renewal(paper("8K2MNQ4T-0001", "2026-06-03"), 2)));
        assertThat(lines.getLast().kind()).isEqualTo(Kind.JOINER);
        assertThat(lines.getLast().charged()).isNull();
        assertThat(lines.getLast().invoiced()).isNull();
        assertThat(lines.getLast().number()).isNull();
        assertThat(lines.getLast().expected()).isEqualTo(Money.usd("26.67"));
    }

    @Test
    void withoutAnInvoiceTheRenewalIsCalledForAllTheSame() {
        assertThat(lines(seats().members(PRO, 2, "2026-01-15"))).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.RENEWAL);
            assertThat(line.expected()).isEqualTo(Money.usd("80"));
            assertThat(line.invoiced()).isNull();
        });
    }

    @Test
    void withoutAMemberListWhatIsHeldIsUnknownAndNotZero() {
        assertThat(lines(seats().paper(renewal(paper("8K2MNQ4T-0001", "2026-06-03"), 2))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.held()).isNull();
                    assertThat(line.expected()).isNull();
                    assertThat(line.invoiced()).isEqualTo(Money.usd("80"));
                });
    }
}
