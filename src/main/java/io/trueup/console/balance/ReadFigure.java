package io.trueup.console.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The figure of a picture that is most likely its balance, in pixels of the picture.
 *
 * @param number without sign of currency and separators
 */
public record ReadFigure(String number, int left, int top, int width, int height) {
    private static final Pattern FIGURE =
            Pattern.compile("\\$?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\\.[0-9]{1,9})?");
    private static final Pattern ABOUT_BALANCE =
            Pattern.compile("balance|credit|remaining|available", Pattern.CASE_INSENSITIVE);
    private static final int COLUMNS = 12;
    private static final double LEAST_CONFIDENCE = 30;

    private record Word(int left, int top, int width, int height, String text) {
        boolean isFigure() {
            return FIGURE.matcher(text).matches();
        }

        int bottom() {
            return top + height;
        }
    }

    /** @param table of tesseract: level, page, block, paragraph, line, word, left, top, width, height, confidence, text */
    static Optional<ReadFigure> of(String table) {
        List<Word> words = new ArrayList<>();
        table.lines().skip(1).map(ReadFigure::word).flatMap(Optional::stream).forEach(words::add);
        List<Word> labels = words.stream()
                .filter(word -> ABOUT_BALANCE.matcher(word.text()).find())
                .toList();
        return words.stream()
                .filter(Word::isFigure)
                .max(Comparator.comparingInt((Word word) -> score(word, labels))
                        .thenComparingInt(Word::height)
                        .thenComparing(Comparator.comparingInt(Word::top).reversed())
                        .thenComparing(Comparator.comparingInt(Word::left).reversed()))
                .map(word -> new ReadFigure(
                        word.text().replaceAll("[$,]", ""), word.left(), word.top(), word.width(), word.height()));
    }

    private static Optional<Word> word(String line) {
        String[] cells = line.split("\t", -1);
        try {
            return cells.length < COLUMNS || Double.parseDouble(cells[10]) < LEAST_CONFIDENCE
                    ? Optional.empty()
                    : Optional.of(new Word(
                            Integer.parseInt(cells[6]),
                            Integer.parseInt(cells[7]),
                            Integer.parseInt(cells[8]),
                            Integer.parseInt(cells[9]),
                            cells[11].strip().toUpperCase(Locale.ROOT)));
        } catch (NumberFormatException noWord) {
            return Optional.empty();
        }
    }

    /** A figure with a dollar sign or cents, beside or close below a word such as "balance". */
    private static int score(Word word, List<Word> labels) {
        return (word.text().startsWith("$") ? 3 : 0)
                + (word.text().contains(".") ? 2 : 0)
                + (labels.stream().anyMatch(label -> belongs(label, word)) ? 4 : 0);
    }

    private static boolean belongs(Word label, Word figure) {
        boolean beside = label.top() < figure.bottom() && figure.top() < label.bottom();
        int below = figure.top() - label.bottom();
        return beside
                || below >= 0
                        && below < 3 * Math.max(label.height(), figure.height())
                        && label.left() < figure.left() + figure.width()
                        && figure.left() < label.left() + 3 * label.width();
    }
}
