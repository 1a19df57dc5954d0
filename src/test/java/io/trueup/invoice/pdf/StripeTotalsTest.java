package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentOutcome;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.TotalsRow;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** Amounts below the lines, in whichever language, currency and sign they are printed (stripe-pdf-layout.md). */
class StripeTotalsTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static Money eur(String value) {
        return Money.of(new BigDecimal(value), EUR);
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
