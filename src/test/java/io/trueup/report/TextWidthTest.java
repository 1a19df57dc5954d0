package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {

    @Test
    void narrowLettersTakeLessRoomThanWideOnes() {
        assertThat(TextWidth.of("illicit", false)).isLessThan(TextWidth.of("0000000", false));
        assertThat(TextWidth.of("WWWWWWW", false)).isGreaterThan(TextWidth.of("0000000", false));
        assertThat(TextWidth.of("Quantity", true)).isGreaterThanOrEqualTo(TextWidth.of("Quantity", false));
        assertThat(TextWidth.of("", false)).isZero();
    }

    @Test
    void aTextIsBrokenBetweenWords() {
        assertThat(TextWidth.lines("one two three", false, 40)).isEqualTo(1);
        assertThat(TextWidth.lines("one two three", false, 8)).isEqualTo(2);
        assertThat(TextWidth.lines("one two three", false, 5)).isEqualTo(3);
        assertThat(TextWidth.lines("one\ntwo", false, 40)).isEqualTo(2);
        assertThat(TextWidth.lines("one " + " ".repeat(50), false, 5))
                .as("spaces take no room")
                .isEqualTo(1);
    }

    @Test
    void aLongWordIsBrokenAnywhere() {
        assertThat(TextWidth.lines("0".repeat(100), false, 10)).isBetween(11, 12);
        assertThat(TextWidth.lines("a file " + "0".repeat(30), false, 10)).isBetween(4, 5);
    }

    @Test
    void everyCharacterHasAWidth() {
        assertThat(TextWidth.of("\u00e9\u05d0\u6f22", false)).isPositive();
        assertThat(TextWidth.of("\ud83d\ude80", false))
                .as("one emoji, two halves")
                .isEqualTo(TextWidth.of("\u6f22", false));
        assertThat(TextWidth.lines("\u6f22".repeat(40_000), false, 20)).isGreaterThan(3_000);
    }
}
