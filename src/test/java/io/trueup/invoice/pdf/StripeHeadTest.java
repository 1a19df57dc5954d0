package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What stands above the lines and around them: titles, numbers, dates, memos (stripe-pdf-layout.md). */
class StripeHeadTest {

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
}
