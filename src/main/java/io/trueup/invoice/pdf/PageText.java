package io.trueup.invoice.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of one page from top to bottom, its height in points, and its thin rules. */
record PageText(int number, float height, List<TextRow> rows, List<Rule> rules) {

    /** Baselines of one visual row differ by 0.75 pt (stripe-pdf-layout.md section 0.2); rows stand at least 6.75 pt apart. */
    private static final float SAME_ROW = 1.5f;

    /** Label and value stand at least 6 pt apart at 9 pt, the two halves of a tax id 4.2 pt. */
    private static final float GAP_BETWEEN_RUNS = 0.6f;

    private static final float GAP_BETWEEN_WORDS = 0.2f;

    private static final Comparator<Glyph> DOWN =
            Comparator.comparingDouble(Glyph::y).thenComparingDouble(Glyph::x0).thenComparing(Glyph::text);

    private static final Comparator<Glyph> ACROSS =
            Comparator.comparingDouble(Glyph::x0).thenComparing(Glyph::text);

    PageText {
        rows = List.copyOf(rows);
        rules = List.copyOf(rules);
    }

    static PageText of(int page, float height, List<Glyph> glyphs, List<Rule> rules) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(DOWN);
        List<TextRow> rows = new ArrayList<>();
        int start = 0;
        while (start < sorted.size()) {
            int end = start + 1;
            while (end < sorted.size()
                    && sorted.get(end).y() - sorted.get(start).y() <= SAME_ROW) {
                end++;
            }
            List<TextRun> runs = runs(sorted.subList(start, end));
            if (!runs.isEmpty()) {
                rows.add(new TextRow(page, rows.size() + 1, sorted.get(start).y(), runs));
            }
            start = end;
        }
        return new PageText(page, height, rows, rules);
    }

    private static List<TextRun> runs(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(ACROSS);
        List<TextRun> runs = new ArrayList<>();
        RunBuilder run = new RunBuilder();
        for (Glyph glyph : sorted) {
            if (run.isFarFrom(glyph)) {
                run.finish(runs);
                run = new RunBuilder();
            }
            run.add(glyph);
        }
        run.finish(runs);
        return runs;
    }

    /** Joins the glyphs of one run; spaces are where the file draws one or leaves a gap as wide. */
    private static final class RunBuilder {
        private final StringBuilder text = new StringBuilder();
        private float x0 = Float.NaN;
        private float lastInk = Float.NaN;
        private float reach = Float.NEGATIVE_INFINITY;
        private float size;
        private boolean bold;
        private boolean spaceDue;
        private String lastText = "";
        private float lastX0 = Float.NaN;

        boolean isFarFrom(Glyph glyph) {
            return !text.isEmpty()
                    && glyph.x0() - reach > GAP_BETWEEN_RUNS * Math.max(Math.min(size, glyph.size()), 1f);
        }

        void add(Glyph glyph) {
            boolean drawnTwice = glyph.text().equals(lastText) && Math.abs(glyph.x0() - lastX0) < 0.1f * glyph.size();
            if (drawnTwice) {
                return; // bold made by drawing the same character twice
            }
            lastText = glyph.text();
            lastX0 = glyph.x0();
            if (isSpace(glyph.text())) {
                spaceDue = true;
            } else {
                addInk(glyph);
            }
            reach = Math.max(reach, glyph.x1());
        }

        private void addInk(Glyph glyph) {
            if (text.isEmpty()) {
                x0 = glyph.x0();
                size = glyph.size();
                bold = glyph.bold();
            } else if (spaceDue || glyph.x0() - reach > GAP_BETWEEN_WORDS * glyph.size()) {
                text.append(' ');
            }
            spaceDue = false;
            Characters.append(text, glyph.text());
            lastInk = Math.max(glyph.x1(), Float.isNaN(lastInk) ? glyph.x1() : lastInk);
        }

        void finish(List<TextRun> runs) {
            String words = text.toString().strip();
            if (!words.isEmpty()) {
                runs.add(new TextRun(x0, lastInk, size, words, bold));
            }
        }

        private static boolean isSpace(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!Characters.isSpace(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
