package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentOutcome;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.pdf.StripePdf.Minus;
import io.trueup.money.Money;
import org.junit.jupiter.api.Test;

/** The genuine files' minus is a glyph whose only text is its /ActualText: a credit must never turn into a charge. */
class MinusSignTest {

    private static Sample credit(Minus minus) {
        return StripePdf.invoice()
                .minus(minus)
                .table()
                .line("Unused time on Perplexity Enterprise Pro after 16 Feb 2026", "1", "", "~$46.79")
                .below("Feb 16 ~ Mar 15, 2026".replace('~', '–'))
                .line("Perplexity Enterprise Pro", "2", "$40.00", "$80.00")
                .below("Feb 15–Mar 15, 2026")
                .total("Subtotal", "$33.21")
                .total("Total", "$33.21")
                .total("Applied balance", "~$31.22")
                .total("Amount due", "$1.99 USD")
                .sample();
    }

    @Test
    void itsActualTextMakesTheAmountNegative() {
        Invoice invoice = credit(Minus.ACTUAL_TEXT).invoice();

        assertThat(invoice.lines().getFirst().amount()).isEqualTo(Money.usd("-46.79"));
        assertThat(invoice.applied()).isEqualTo(Money.usd("-31.22"));
        assertThat(Footing.check(invoice)).isEmpty();
    }

    @Test
    void withoutActualTextItsGlyphInInterMakesTheAmountNegative() {
        Invoice invoice = credit(Minus.LOST_IN_INTER).invoice();

        assertThat(invoice.lines().getFirst().amount()).isEqualTo(Money.usd("-46.79"));
        assertThat(invoice.applied()).isEqualTo(Money.usd("-31.22"));
    }

    @Test
    void aMinusThatNothingExplainsSetsTheDocumentAsideInsteadOfReadingAPositiveAmount() {
        assertThat(credit(Minus.LOST).outcome()).isInstanceOfSatisfying(DocumentOutcome.SetAside.class, aside -> {
            assertThat(aside.code()).isEqualTo(FindingCode.UNKNOWN_LAYOUT);
            assertThat(aside.reason()).contains("page 1, row").contains("may be a minus");
        });
    }

    @Test
    void aHyphenThatNothingExplainsInTheNumberSetsTheDocumentAside() {
        Sample sample = StripePdf.invoice()
                .minus(Minus.LOST)
                .meta("Invoice number", "QWERTY12~0006", "Date of issue", "March 17, 2026")
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD")
                .sample();

        assertThat(sample.outcome())
                .isInstanceOfSatisfying(DocumentOutcome.SetAside.class, aside -> assertThat(aside.reason())
                        .contains("invoice number"));
    }

    @Test
    void aLostCharacterInTheMemoDoesNoHarm() {
        Sample sample = StripePdf.invoice()
                .minus(Minus.LOST)
                .memo("Valid 1~31 March")
                .table()
                .line("API credits", "50", "$1.00", "$50.00")
                .total("Total", "$50.00")
                .total("Amount due", "$50.00 USD")
                .sample();

        assertThat(sample.invoice().due()).isEqualTo(Money.usd("50.00"));
    }
}
