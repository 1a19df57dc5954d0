package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookTest {

    /** WCAG 2.2, success criterion 1.4.3. */
    private static final double ENOUGH = 4.5;

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeReadOnItsFill(Look look) {
        double text = luminance(look.face.colour);
        double fill = luminance(look.fill.colour);

        double contrast = (Math.max(text, fill) + 0.05) / (Math.min(text, fill) + 0.05);

        assertThat(contrast).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
