package io.trueup.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trueup.document.DocumentKind;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootingTest {

    private final List<Section> sections = new ArrayList<>();
    private final List<InvoiceLine> lines = new ArrayList<>();
    private final List<TotalsRow> totals = new ArrayList<>();
    private int row = 10;

    private FootingTest line(@Nullable String quantity, @Nullable String price, String amount, @Nullable String tax) {
        lines.add(new InvoiceLine(
                "line",
                quantity == null ? null : new BigDecimal(quantity),
                price == null ? null : Money.usd(price),
                Money.usd(amount),
                tax,
                null,
                sections.isEmpty() ? null : sections.getLast().name(),
                LineSubject.unattributed(),
                new Place(1, row++)));
        return this;
    }

    private FootingTest line(String amount) {
        return line(null, null, amount, null);
    }

    private FootingTest section(String name, String total) {
        sections.add(new Section(name, Money.usd(total), new Place(1, row++)));
        return this;
    }

    private FootingTest total(Role role, String label, @Nullable String amount) {
        totals.add(new TotalsRow(role, label, amount == null ? null : Money.usd(amount), new Place(1, row++)));
        return this;
    }

    private List<FootingError> check() {
        return Footing.check(new Invoice(
                DocumentKind.INVOICE,
                "Invoice",
                "Seller",
                "Customer",
                "A-1",
                null,
                LocalDate.of(2026, 8, 1),
                Money.USD,
                null,
                sections,
                lines,
                totals,
                null,
                List.of(),
                Provenance.of("a.pdf")));
    }

    private void assertOne(FindingCode code, String difference) {
        assertThat(check())
                .extracting(FootingError::code, FootingError::difference)
                .containsExactly(tuple(code, Money.usd(difference)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.12", "0.13"})
    void atAnExactHalfCentEitherNeighbourIsRight(String amount) {
        assertThat(line("125", "0.001", amount, null).check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.12", "-0.13"})
    void soItIsBelowZero(String amount) {
        assertThat(line("-125", "0.001", amount, null).check()).isEmpty();
    }

    @Test
    void aLineOffByACentIsTheDistanceToItsRoundedProduct() {
        line("2584735", "0.000001", "2.59", null).assertOne(FindingCode.LINE_AMOUNT_MISMATCH, "0.01");
    }

    @Test
    void aLineWithoutUnitPriceIsNotChecked() {
        assertThat(line("1", null, "-80.40", "18%").check()).isEmpty();
    }

    @Test
    void aSubtotalIsTheSumOfTheLines() {
        line("10.00")
                .line("5.50")
                .total(Role.SUBTOTAL, "Subtotal", "15.51")
                .assertOne(FindingCode.SUBTOTAL_MISMATCH, "0.01");
    }

    @Test
    void aWrongLineThatTheSubtotalHoldsIsOneError() {
        line("10", "1.00", "19.00", null)
                .total(Role.SUBTOTAL, "Subtotal", "19.00")
                .total(Role.TOTAL, "Total", "19.00")
                .assertOne(FindingCode.LINE_AMOUNT_MISMATCH, "9.00");
    }

    @Test
    void aSectionIsTheSumOfItsRowsAndTheDueOfTheSections() {
        section("API Requests", "4.97")
                .line("3.32")
                .line("1.65")
                .section("Input Tokens", "1.03")
                .line("1.02");
        total(Role.APPLIED, "Pre-purchase applied", "-5.00").total(Role.DUE, "Amount due", "1.00");

        assertOne(FindingCode.SUBTOTAL_MISMATCH, "0.01");
    }

    @Test
    void aDueThatIsNotTheTotalLessTheBalanceIsOneError() {
        line("141.13")
                .total(Role.SUBTOTAL, "Subtotal", "141.13")
                .total(Role.TOTAL, "Total", "141.13")
                .total(Role.APPLIED, "Applied balance", "-31.22")
                .total(Role.DUE, "Amount due", "109.90")
                .assertOne(FindingCode.AMOUNT_DUE_MISMATCH, "-0.01");
    }

    @Test
    void aTotalOfDiscountCreditAndTaxIsFollowedRowByRow() {
        line("200.00", null, "200.00", "18%")
                .total(Role.SUBTOTAL, "Subtotal", "200.00")
                .total(Role.DISCOUNT, "Pro plan included usage ($46.79 off)", "-46.79")
                .total(Role.TOTAL_EXCLUDING_TAX, "Total excluding tax", "153.21")
                .total(Role.TAX, "Tax (18% on $153.21)", "27.58")
                .total(Role.TOTAL, "Total", "180.80")
                .total(Role.DUE, "Amount due", "180.80")
                .assertOne(FindingCode.TOTAL_MISMATCH, "0.01");
    }

    @Test
    void creditAboveTheTotalCountsIntoIt() {
        assertThat(line("40.84")
                        .total(Role.SUBTOTAL, "Subtotal", "40.84")
                        .total(Role.APPLIED, "Credit grant applied", "-40.84")
                        .total(Role.TOTAL, "Total", "0.00")
                        .total(Role.DUE, "Amount due", "0.00")
                        .check())
                .isEmpty();
    }

    @Test
    void aTaxIsItsRateOfItsBase() {
        line("1", null, "100.00", "18%")
                .total(Role.SUBTOTAL, "Subtotal", "100.00")
                .total(Role.TAX, "Tax (18% on $100.00)", "18.50")
                .total(Role.TOTAL, "Total", "118.50")
                .assertOne(FindingCode.TAX_MISMATCH, "0.50");
    }

    @Test
    void aTaxOnMoreThanWasSoldIsATaxError() {
        line("1", null, "100.00", "18%")
                .total(Role.SUBTOTAL, "Subtotal", "100.00")
                .total(Role.TAX, "Tax (18% on $200.00)", "36.00")
                .total(Role.TOTAL, "Total", "136.00")
                .assertOne(FindingCode.TAX_MISMATCH, "18.00");
    }

    @Test
    void taxesOfEachSignAndAReverseChargeRowAddUp() {
        assertThat(line("1", null, "-80.40", "18%")
                        .line("1", null, "200.00", "18%")
                        .total(Role.SUBTOTAL, "Subtotal", "119.60")
                        .total(Role.TOTAL_EXCLUDING_TAX, "Total excluding tax", "119.60")
                        .total(Role.TAX, "Tax (18% on -$80.40)", "-14.47")
                        .total(Role.TAX, "Tax (18% on $200.00)", "36.00")
                        .total(Role.TAX, "Tax to be paid on reverse charge basis", null)
                        .total(Role.TOTAL, "Total", "141.13")
                        .check())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.12", "0.13"})
    void aTaxAtAnExactHalfCentMayBeEitherNeighbour(String tax) {
        line("1", null, "2.50", "5%").total(Role.SUBTOTAL, "Subtotal", "2.50");
        total(Role.TAX, "VAT - Germany (5% on $2.50)", tax);
        total(
                Role.TOTAL,
                "Total",
                new BigDecimal("2.50").add(new BigDecimal(tax)).toPlainString());

        assertThat(check()).isEmpty();
    }

    @Test
    void pricesThatIncludeTheTaxAddUp() {
        assertThat(line("12.00")
                        .total(Role.SUBTOTAL, "Subtotal", "12.00")
                        .total(Role.TOTAL_EXCLUDING_TAX, "Total excluding tax", "10.00")
                        .total(Role.TAX, "VAT (20% on $10.00)", "2.00")
                        .total(Role.TOTAL, "Total", "12.00")
                        .check())
                .isEmpty();
    }
}
