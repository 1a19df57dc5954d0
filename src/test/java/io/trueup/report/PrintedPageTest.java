package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedPageTest {

    private static final int NARROW = 100;
    private static final int WIDE = 210;

    @Test
    void aWiderSheetHoldsMoreRowsOfAPageSinceItIsPrintedSmaller() {
        PrintedPage page = new PrintedPage();

        assertThat(page.holds(35, NARROW)).isFalse();
        assertThat(page.holds(35, WIDE)).isTrue();
    }

    @Test
    void whatIsWrittenAlreadyTakesItsRoomUntilTheNextPageBegins() {
        PrintedPage page = new PrintedPage();
        page.grow(500, WIDE);

        assertThat(page.holds(20, WIDE)).isFalse();
        page.begin();
        assertThat(page.holds(20, WIDE)).isTrue();
    }

    @Test
    void aLongTableGoesOnOnTheNextPageByItself() {
        PrintedPage page = new PrintedPage();
        for (int row = 0; row < 45; row++) {
            page.grow(17, WIDE);
        }

        assertThat(page.holds(20, WIDE)).isTrue();
    }
}
