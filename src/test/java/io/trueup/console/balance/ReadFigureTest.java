package io.trueup.console.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadFigureTest {

    private static String table(String... words) {
        return "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                + Arrays.stream(words)
                        .map(word -> "5\t1\t1\t1\t1\t1\t" + word.replace(' ', '\t'))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void theFigureBelowTheWordBalanceIsTaken() {
        assertThat(ReadFigure.of(table(
                        "10 10 60 12 95 Invoices",
                        "300 10 80 12 95 $9,999.00",
                        "10 100 70 14 95 Balance",
                        "10 124 110 22 91 $1,042.17",
                        "10 300 40 12 95 2026")))
                .contains(new ReadFigure("1042.17", 10, 124, 110, 22));
    }

    @Test
    void aWordThatWasHardlyReadIsNoFigure() {
        assertThat(ReadFigure.of(table("10 10 70 14 95 Credit", "90 10 70 14 12 $77.00")))
                .isEmpty();
    }

    @Test
    void aTableThatIsNoneHasNoFigure() {
        assertThat(ReadFigure.of("")).isEmpty();
        assertThat(ReadFigure.of("what\nis\tthis\n5\t1\t1\t1\t1\t1\tx\ty\tz\t1\t90\t$1.00"))
                .isEmpty();
    }
}
