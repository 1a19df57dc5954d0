package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Lines and their columns: one promise for each trap of stripe-pdf-layout.md. */
class StripeLayoutTest {

    @Test
    void aWrappedDescriptionIsOneLineAndThePeriodIsNoPartOfIt() {
        Invoice invoice = StripePdf.invoice()
                .table()
                .line("perplexity/kimi-k3 Agent API Cached Input", "2,000,000", "$0.0000003", "$0.60")
                .below("Tokens (743S)")
                .below("Oct 1–Oct 31, 2026")
                .total("Subtotal", "$0.60")
                .total("Total", "$0.60")
                .total("Amount due", "$0.60 USD")
                .sample()
                .invoice();

        InvoiceLine line = invoice.lines().getFirst();
        assertThat(invoice.lines()).hasSize(1);
        assertThat(line.description()).isEqualTo("perplexity/kimi-k3 Agent API Cached Input Tokens (743S)");
        assertThat(line.subject().meter()).isEqualTo("response_api_cache_read_input_tokens");
        assertThat(line.period())
                .isEqualTo(new PrintedPeriod(
                        BillingPeriod.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1)), "Oct 1–Oct 31, 2026"));
        assertThat(invoice.kind()).isEqualTo(DocumentKind.USAGE_INVOICE);
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void columnsAreToldByTheHeadingsWhereNoRuleIsDrawn() {
        Invoice invoice = StripePdf.invoice()
                .withoutRules()
                .withTaxColumn()
                .table()
                .line("Perplexity Enterprise Pro", "1,234", "$40.00", "18%", "$49,360.00")
                .line("Unused time on Perplexity Enterprise Pro after 16 Feb 2026", "1", "", "18%", "~$80.40")
                .total("Subtotal", "$49,279.60")
                .total("Total excluding tax", "$49,279.60")
                .total("Tax (18% on $49,279.60)", "$8,870.33")
                .total("Total", "$58,149.93")
                .total("Amount due", "$58,149.93 USD")
                .sample()
                .invoice();

        InvoiceLine seats = invoice.lines().getFirst();
        assertThat(seats.quantity()).isEqualByComparingTo("1234");
        assertThat(seats.unitPrice()).isEqualTo(Money.usd("40.00"));
        assertThat(seats.tax()).isEqualTo("18%");
        InvoiceLine credit = invoice.lines().getLast();
        assertThat(credit.unitPrice()).isNull();
        assertThat(credit.tax()).isEqualTo("18%");
        assertThat(credit.amount()).isEqualTo(Money.usd("-80.40"));
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void theOldLeftAlignedColumnsAreRead() {
        Invoice invoice = StripePdf.invoice()
                .seller("Kimi Tools Ltd", "Dublin")
                .customer(306, "Halyard Labs, Inc.", "18 Pier Lane")
                .oldColumns()
                .foot("QWERTY12-0007 · $999.99 USD due August 3, 2023")
                .table()
                .line("Pro plan", "2", "$5.00", "19%", "$10.00")
                .below("Aug 3 – Sep 3, 2023")
                .total("Subtotal", "$10.00")
                .total("Total excluding tax", "$10.00")
                .totalWithForeign("VAT - Germany (19% on $10.00)", "$1.90", "(€1.73)")
                .total("Total", "$11.90")
                .total("Amount due", "$11.90 USD")
                .sample()
                .invoice();

        InvoiceLine line = invoice.lines().getFirst();
        assertThat(line.quantity()).isEqualByComparingTo("2");
        assertThat(line.unitPrice()).isEqualTo(Money.usd("5.00"));
        assertThat(line.tax()).isEqualTo("19%");
        assertThat(line.period().days())
                .isEqualTo(BillingPeriod.of(LocalDate.of(2023, 8, 3), LocalDate.of(2023, 9, 3)));
        assertThat(invoice.customer()).isEqualTo("Halyard Labs, Inc.");
        assertThat(invoice.kind()).isEqualTo(DocumentKind.INVOICE);
        assertThat(line.subject().nature()).isEqualTo(Nature.OTHER);
        assertThat(invoice.taxes())
                .extracting(TotalsRow::label, TotalsRow::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("VAT - Germany (19% on $10.00)", Money.usd("1.90")));
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void threeHundredPagesAreReadLineByLine() {
        StripePdf pdf = StripePdf.invoice().table();
        int lines = 5_600;
        for (int i = 0; i < lines; i++) {
            pdf.line("sonar Input Tokens (743S)", "1,000,000", "$0.000001", "$1.00")
                    .below("Aug 1–Aug 31, 2026");
        }
        Invoice invoice = pdf.total("Subtotal", "$5,600.00")
                .total("Total", "$5,600.00")
                .total("Amount due", "$5,600.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.lines()).hasSize(lines);
        assertThat(invoice.totals().getLast().place().page()).isGreaterThanOrEqualTo(300);
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void theRowsOfAGraduatedPriceAreNotAddedToTheirLine() {
        Invoice invoice = StripePdf.invoice()
                .table()
                .line("Credit Usage (per credit)", "120,000", "", "$70.00")
                .below("Mar 20–Apr 20, 2026")
                .line("First 100000", "100,000", "$0.0005", "$50.00")
                .line("Next 50000", "20,000", "$0.0005", "$10.00")
                .line("Flat fee for first 100000", "0", "$10.00", "$10.00")
                .total("Subtotal", "$70.00")
                .total("Total", "$70.00")
                .total("Amount due", "$70.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.linesTotal()).isEqualTo(Money.usd("70.00"));
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void headingsOfTwoLinesAreNoLine() {
        StripePdf pdf = StripePdf.invoice().table();
        Invoice invoice = pdf.gap(20)
                .row(7.5f, 486, "(excl. tax)", 547, "(excl. tax)")
                .gap(-11)
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Subtotal", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.lines()).hasSize(1);
        assertThat(invoice.lines().getFirst().description()).isEqualTo("API credits");
    }

    @Test
    void headingsPrintedAgainOnALaterPageAreNoLine() {
        StripePdf pdf = StripePdf.invoice()
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .nextPage();
        Invoice invoice = pdf.row(7.5f, 30, "Description", 444, "Qty", 486, "Unit price", 555, "Amount")
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Subtotal", "$100.00")
                .total("Total", "$100.00")
                .total("Amount due", "$100.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.lines()).hasSize(2);
        assertThat(invoice.linesTotal()).isEqualTo(Money.usd("100.00"));
    }
}
