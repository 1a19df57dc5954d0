package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** One promise for each trap of stripe-pdf-layout.md. */
class StripeLayoutTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static Money eur(String value) {
        return Money.of(new BigDecimal(value), EUR);
    }

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
    void severalTaxesDiscountsAndAReverseChargeRowKeepTheirOrder() {
        Invoice invoice = StripePdf.invoice()
                .withTaxColumn()
                .table()
                .line("Unused time on Max plan - 5x after 16 Feb 2026", "1", "", "18%", "~$80.40")
                .line("Max plan - 20x", "1", "$200.00", "18%", "$200.00")
                .total("Subtotal", "$119.60")
                .total("Spring offer ($19.60 off)", "~$19.60")
                .total("Total excluding tax", "$100.00")
                .total("Tax (18% on -$80.40)", "~$14.47")
                .total("Tax (18% on $180.40)", "$32.47")
                .total("Tax to be paid on reverse charge basis", "")
                .total("Total", "$118.00")
                .total("Applied balance", "~$18.00")
                .total("Amount due", "$100.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.totals())
                .extracting(TotalsRow::role)
                .containsExactly(
                        Role.SUBTOTAL,
                        Role.DISCOUNT,
                        Role.TOTAL_EXCLUDING_TAX,
                        Role.TAX,
                        Role.TAX,
                        Role.TAX,
                        Role.TOTAL,
                        Role.APPLIED,
                        Role.DUE);
        assertThat(invoice.taxes().getLast().amount()).isNull();
        assertThat(invoice.discounts().getFirst().label()).isEqualTo("Spring offer ($19.60 off)");
        assertThat(invoice.lines().getFirst().description())
                .isEqualTo("Unused time on Max plan - 5x after 16 Feb 2026");
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void aLongTaxLabelThatWrapsIsOneRow() {
        Invoice invoice = StripePdf.invoice()
                .withTaxColumn()
                .table()
                .line("API credits", "50", "$1.00", "24%", "$50.00")
                .total("Subtotal", "$50.00")
                .total("Sales tax - San Francisco County (24%", "$12.00")
                .gap(-0.75f)
                .total("on $50.00)", "")
                .total("Total", "$62.00")
                .total("Amount due", "$62.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.taxes()).hasSize(1);
        assertThat(invoice.taxes().getFirst().label()).isEqualTo("Sales tax - San Francisco County (24% on $50.00)");
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void aGermanInvoiceWithDecimalCommasIsRead() {
        Invoice invoice = StripePdf.invoice()
                .german()
                .title("Rechnung")
                .meta(
                        "Rechnungsnummer",
                        "A1B2C3D4-0009",
                        "Ausstellungsdatum",
                        "18. Januar 2025",
                        "Fällig am",
                        "18. Januar 2025")
                .headline("1.178,50 € fällig am 18. Januar 2025")
                .headings("Beschreibung", "Menge", "Preis pro Einheit", "Betrag")
                .seller("Beispiel GmbH", "Berlin")
                .table()
                .line("Tokens", "1.000.000", "0,00115 €", "1.150,00 €")
                .below("18. Jan. 2025 – 18. Feb. 2025")
                .line("Kleinkram", "1", "28,50 €", "28,50 €")
                .total("Zwischensumme", "1.178,50 €")
                .total("Summe", "1.178,50 €")
                .total("Fälliger Betrag", "1.178,50 €")
                .sample()
                .invoice();

        assertThat(invoice.number()).isEqualTo("A1B2C3D4-0009");
        assertThat(invoice.issued()).isEqualTo(LocalDate.of(2025, 1, 18));
        assertThat(invoice.currency()).isEqualTo(EUR);
        InvoiceLine tokens = invoice.lines().getFirst();
        assertThat(tokens.quantity()).isEqualByComparingTo("1000000");
        assertThat(tokens.unitPrice()).isEqualTo(eur("0.00115"));
        assertThat(tokens.amount()).isEqualTo(eur("1150.00"));
        assertThat(tokens.period().days())
                .isEqualTo(BillingPeriod.of(LocalDate.of(2025, 1, 18), LocalDate.of(2025, 2, 18)));
        assertThat(invoice.due()).isEqualTo(eur("1178.50"));
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void dollarsOfAnotherEnglishAndADayBeforeItsMonthAreRead() {
        Invoice invoice = StripePdf.invoice()
                .meta("Invoice number", "OSFEFA7B4B-0008", "Date of issue", "2 February 2025")
                .headline("US$0.00 due 2 February 2025")
                .rights(400f, 500f)
                .table()
                .line("Usage", "8,828,270,000", "US$0.000000015", "US$132.42")
                .total("Subtotal", "US$132.42")
                .total("Total", "US$132.42")
                .total("Applied balance", "~US$132.42")
                .total("Amount due", "US$0.00")
                .sample()
                .invoice();

        assertThat(invoice.currency()).isEqualTo(Money.USD);
        assertThat(invoice.issued()).isEqualTo(LocalDate.of(2025, 2, 2));
        assertThat(invoice.lines().getFirst().unitPrice()).isEqualTo(Money.usd("0.000000015"));
        assertThat(invoice.applied()).isEqualTo(Money.usd("-132.42"));
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void aReceiptTakesItsNumberFromThePaymentHistoryAndItsDateFromThePayment() {
        StripePdf pdf = StripePdf.invoice()
                .title("Receipt")
                .meta(
                        "Invoice number",
                        "QWERTY12-0006",
                        "Date paid",
                        "March 17, 2026",
                        "VAT Registration",
                        "EU000000000")
                .headline("$118.00 paid on March 17, 2026")
                .table()
                .line("API credits", "118", "$1.00", "$118.00")
                .total("Subtotal", "$118.00")
                .total("Total", "$118.00")
                .total("Amount paid", "$118.00");
        Invoice receipt = pdf.gap(39.75f)
                .row(13.5f, 30, "Payment history")
                .gap(36)
                .row(7.5f, 30, "Payment method", 316, "Date", 412, "Amount paid", 531, "Receipt number")
                .gap(21.75f)
                .row(9, 30, "Mastercard - 4444", 316, "March 17, 2026", 412, "$118.00", 536, "2195-4061-")
                .gap(12)
                .row(7.5f, 30, "Charged RM500.87 using 1 USD = 4.2446 MYR")
                .gap(1.6f)
                .row(9, 561, "6118")
                .sample()
                .invoice();

        assertThat(receipt.kind()).isEqualTo(DocumentKind.RECEIPT);
        assertThat(receipt.receiptNumber()).isEqualTo("2195-4061-6118");
        assertThat(receipt.issued()).isEqualTo(LocalDate.of(2026, 3, 17));
        assertThat(receipt.due()).isEqualTo(Money.usd("118.00"));
        assertThat(receipt.totals()).hasSize(3);
    }

    @Test
    void aCreditNoteStaysNegative() {
        Invoice note = StripePdf.invoice()
                .title("Credit note")
                .meta(
                        "Credit note number",
                        "QWERTY12-0006-CN-01",
                        "Invoice number",
                        "QWERTY12-0006",
                        "Date of issue",
                        "August 21, 2026")
                .headline("$40.00 refunded on August 21, 2026")
                .table()
                .line("Perplexity Enterprise Pro", "1", "~$40.00", "~$40.00")
                .total("Subtotal", "~$40.00")
                .total("Total", "~$40.00")
                .sample()
                .invoice();

        assertThat(note.kind()).isEqualTo(DocumentKind.CREDIT_NOTE);
        assertThat(note.number()).isEqualTo("QWERTY12-0006-CN-01");
        assertThat(note.total()).isEqualTo(Money.usd("-40.00"));
        assertThat(note.lines().getFirst().amount()).isEqualTo(Money.usd("-40.00"));
        assertThat(Footing.check(note)).isEmpty();
    }

    @Test
    void aMemoWithAmountsAndDatesProvesNothing() {
        Invoice invoice = StripePdf.invoice()
                .memo("Please pay $5,000.00 by July 1, 2020", "Subtotal $77.00", "Total: $99.00")
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Subtotal", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD")
                .gap(39.75f)
                .row(9, 30, "Cheques of $1.00 are not taken")
                .sample()
                .invoice();

        assertThat(invoice.lines()).hasSize(1);
        assertThat(invoice.due()).isEqualTo(Money.usd("50.00"));
        assertThat(invoice.memo()).isEqualTo("Please pay $5,000.00 by July 1, 2020\nSubtotal $77.00\nTotal: $99.00");
    }

    @Test
    void totalsAloneOnTheSecondPageBelongToTheInvoice() {
        Invoice invoice = StripePdf.invoice()
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Subtotal", "$50.00")
                .total("Total", "$50.00")
                .nextPage()
                .total("Amount due", "$50.00 USD")
                .nextPage()
                .sample()
                .invoice();

        TotalsRow due = invoice.totals().getLast();
        assertThat(due.role()).isEqualTo(Role.DUE);
        assertThat(due.place().page()).isEqualTo(2);
        assertThat(due.place().row()).isEqualTo(1);
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
    void numbersThatARevisionDeclaresVoidAreTold() {
        Invoice invoice = StripePdf.invoice()
                .foot("Older versions of this invoice have been voided: 0GRAP2TM-0LEJ, 4JJAAPPL-LUWN")
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Subtotal", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.replaces()).containsExactly("0GRAP2TM-0LEJ", "4JJAAPPL-LUWN");
    }

    @Test
    void customFieldsTaxIdsAndAShippingAddressDoNotGetInTheWay() {
        Invoice invoice = StripePdf.invoice()
                .meta(
                        "Invoice number",
                        "IN-2061643",
                        "Date of issue",
                        "July 1, 2025",
                        "Billing period",
                        "Jul 1 - Jul 31, 2025",
                        "Team name",
                        "Amount")
                .seller("Render Services, Inc.", "San Francisco", "SE VAT SE000000000001")
                .at(416.39f, 147f, 9, "Ship to", true)
                .at(416.39f, 163.5f, 9, "Somebody Else", false)
                .table()
                .line("Web service", "1", "$7.00", "$7.00")
                .total("Subtotal", "$7.00")
                .total("Total", "$7.00")
                .total("Amount due", "$7.00 USD")
                .sample()
                .invoice();

        assertThat(invoice.number()).isEqualTo("IN-2061643");
        assertThat(invoice.series()).isEqualTo("IN");
        assertThat(invoice.issuer()).isEqualTo("Render Services, Inc.");
        assertThat(invoice.customer()).isEqualTo("Halyard Labs, Inc.");
        assertThat(invoice.kind()).isEqualTo(DocumentKind.INVOICE);
    }

    @Test
    void anAmountInAnotherCurrencyThanTheTotalSetsTheDocumentAside() {
        DocumentOutcome outcome = StripePdf.invoice()
                .table()
                .line("API credits", "50", "$1.00", "€50.00")
                .total("Subtotal", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD")
                .sample()
                .outcome();

        assertThat(outcome).isInstanceOfSatisfying(DocumentOutcome.SetAside.class, aside -> {
            assertThat(aside.code()).isEqualTo(FindingCode.UNKNOWN_LAYOUT);
            assertThat(aside.reason()).contains("€50.00").contains("USD");
        });
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

    @Test
    void creditInBracketsIsNegativeInGenerationOne() {
        Invoice invoice = StripePdf.invoice()
                .meta("Invoice Number", "HLYRDX-00011", "Invoice Date", "Jul 2, 2025")
                .headline("Jun 25 – Jul 1, 2025")
                .headings("Item", "Quantity", "Amount")
                .rights(480)
                .table()
                .line("API Requests", "", "$39.29")
                .line("sonar-pro, low (743S)", "6,548", "$39.29")
                .total("Pre-purchase applied", "($38.87)")
                .total("Amount due", "$ 0.42")
                .sample()
                .invoice();

        assertThat(invoice.period())
                .isEqualTo(new PrintedPeriod(
                        BillingPeriod.of(LocalDate.of(2025, 6, 25), LocalDate.of(2025, 7, 2)), "Jun 25 – Jul 1, 2025"));
        assertThat(invoice.applied()).isEqualTo(Money.usd("-38.87"));
        assertThat(invoice.due()).isEqualTo(Money.usd("0.42"));
        assertThat(invoice.sections()).hasSize(1);
        assertThat(invoice.lines().getFirst().subject().meter()).isEqualTo("api_requests");
        assertThat(Footing.check(invoice)).isEmpty();
    }
}
