package io.trueup.invoice.pdf;

import io.trueup.invoice.Place;
import java.util.List;
import java.util.stream.Collectors;

/** A visual row of text: its page and number from 1 at the top, its baseline in points from the top, and its runs from left to right. */
record TextRow(int page, int number, float baseline, List<TextRun> runs) {

    TextRow {
        runs = List.copyOf(runs);
    }

    TextRun first() {
        return runs.getFirst();
    }

    TextRun last() {
        return runs.getLast();
    }

    Place place() {
        return new Place(page, number);
    }

    String text() {
        return runs.stream().map(TextRun::text).collect(Collectors.joining(" "));
    }

    /** Where it stands, in words: {@code page 1, row 12}. */
    String where() {
        return "page " + page + ", row " + number;
    }
}
