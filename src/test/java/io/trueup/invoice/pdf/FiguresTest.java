package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    private static final Figures DOLLARS = new Figures(Money.USD, false);
    private static final Figures EUROS = new Figures(Currency.getInstance("EUR"), true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $1,234.56       | 1234.56
            -$80.40         | -80.40
            $-80.40         | -80.40
            ($38.87)        | -38.87
            $ 0.42          | 0.42
            -US$0.40        | -0.40
            \u2212$5.00     | -5.00
            $0.000000015    | 0.000000015
            $11.90 USD      | 11.90
            1,234,567.89    | 1234567.89
            """)
    void dollarsAreReadInEveryForm(String printed, String value) {
        assertThat(DOLLARS.money(printed)).isEqualTo(Money.usd(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            178,50 €      | 178.50
            -1.178,50 €   | -1178.50
            1 178,50 €    | 1178.50
            €333,84       | 333.84
            0,0000025 €   | 0.0000025
            """)
    void eurosWithACommaAreRead(String printed, String value) {
        assertThat(EUROS.money(printed)).isEqualTo(Money.of(new java.math.BigDecimal(value), "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "€5.00",
                "--$5.00",
                "-($5.00)",
                "($5.00",
                "$1,23",
                "$1.2.3",
                "\u0000$46.79",
                "Page 1 of 2",
                "$5.00 CAD",
                "$1e5"
            })
    void whatIsNoFigureOfTheDocumentIsNone(String printed) {
        assertThat(DOLLARS.money(printed)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $11.90 USD  | USD
            $11.90 CAD  | CAD
            US$0.00     | USD
            178,50 €    | EUR
            RM844.67    | MYR
            ₱1,100.00   | PHP
            CHF1.45     | CHF
            ¥1,000      | JPY
            12.00       |
            ?12.00      |
            """)
    void theCurrencyIsToldByCodeOrSymbol(String printed, @Nullable String code) {
        assertThat(Figures.currencyOf(printed)).isEqualTo(code == null ? null : Currency.getInstance(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = "23,435 | 23435\n8,828,270,000 | 8828270000\n1.5 | 1.5\n-2 | -2\n0 | 0")
    void quantitiesMayBeLongOrBroken(String printed, String value) {
        assertThat(DOLLARS.quantity(printed)).isEqualByComparingTo(value);
    }
}
