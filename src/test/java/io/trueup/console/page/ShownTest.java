package io.trueup.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @Test
    void aRangeShowsItsFiguresAsTheyStandElsewhere() {
        assertThat(Shown.range(AmountRange.of(Credits.of(12744), Credits.of(12746)), Credits.of(12745)))
                .isEqualTo("between 12,744 and 12,746 credits, best estimate 12,745 credits");
        assertThat(Shown.range(AmountRange.of(Money.usd("1188.56"), Money.usd("1203.05"))))
                .isEqualTo("between 1,188.56 and 1,203.05 USD");
        assertThat(Shown.range(AmountRange.point(Money.usd("1640"))))
                .isEqualTo("exactly " + Shown.amount(Money.usd("1640")));
    }

    @Test
    void anOpenEndIsSaidAndWhatIsNotKnownIsNotZero() {
        assertThat(Shown.range(AmountRange.of(Money.usd("12.00"), null)))
                .isEqualTo("at least 12.00 USD, upper end open");
        assertThat(Shown.range(AmountRange.unknown())).isEqualTo("not known");
        assertThat(Shown.range(AmountRange.unknown(), Money.usd("3.00"))).isEqualTo("best estimate 3.00 USD");
    }

    @ParameterizedTest
    @CsvSource({"1756118, '1,756,118'", "0.250, 0.25", "100, 100", "1E+3, '1,000'", "0, 0", "-12.5, -12.5"})
    void aQuantityIsShownWithAllItsDigitsInGroups(String quantity, String shown) {
        assertThat(Shown.quantity(new BigDecimal(quantity))).isEqualTo(shown);
    }

    @Test
    void aLongListComesInStretchesWithoutGapsOrRepetitions() {
        var all = IntStream.range(0, 450).boxed().toList();

        Stretch<Integer> first = Stretch.of(all, 0);
        Stretch<Integer> second = Stretch.of(all, 200);
        Stretch<Integer> third = Stretch.of(all, 400);

        assertThat(first.rows()).isEqualTo(all.subList(0, 200));
        assertThat(first.before()).isNull();
        assertThat(first.next()).isEqualTo(200);
        assertThat(second.before()).isZero();
        assertThat(third.rows()).isEqualTo(all.subList(400, 450));
        assertThat(third.next()).isNull();
        assertThat(third.words()).isEqualTo("401 to 450 of 450");
        assertThat(Stretch.of(all, 9000).from()).as("beyond the list").isZero();
        assertThat(Stretch.of(all, -1).from()).isZero();
    }
}
