package io.trueup.invoice.pdf;

/** Words that stand together in a row: from {@code x0} to {@code x1} points, with single spaces between words. */
record TextRun(float x0, float x1, float size, String text, boolean bold) {

    float middle() {
        return (x0 + x1) / 2;
    }

    boolean startsAt(float x) {
        return Math.abs(x0 - x) <= 3f;
    }
}
