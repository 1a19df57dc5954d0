package io.trueup.invoice.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All pages of one document: the rows of the body, which is one tall page cut into pieces (stripe-pdf-layout.md section 0.5), apart from
 * those of the foot of each page.
 */
record Paper(List<TextRow> body, List<TextRow> foot, Map<Integer, List<Rule>> rules) {

    /** The foot of a page starts here, in points above its lower edge. */
    private static final float FOOT = 77f;

    private static final float LARGEST_FOOT_TEXT = 8.3f;

    /** Rows nearer than this are one line of the table or one total: 6.75 pt apart where a cell has two lines, lines are 13.5 pt apart. */
    private static final float SAME_BAND = 10f;

    private static final Pattern PAGE_COUNT =
            Pattern.compile("\\p{L}+ \\d+ \\p{L}+ \\d+|第 ?\\d+ ?页.*\\d+ ?页|\\d+ ?/ ?\\d+");

    private static final Pattern VOIDED =
            Pattern.compile("Older versions of this invoice have been voided: ?(.*)", Pattern.CASE_INSENSITIVE);

    Paper {
        body = List.copyOf(body);
        foot = List.copyOf(foot);
        rules = Map.copyOf(rules);
    }

    static Paper of(List<PageText> pages) {
        List<TextRow> body = new ArrayList<>();
        List<TextRow> foot = new ArrayList<>();
        Map<Integer, List<Rule>> rules = new TreeMap<>();
        for (PageText page : pages) {
            for (TextRow row : page.rows()) {
                (isFoot(row, page.height()) ? foot : body).add(row);
            }
            rules.put(page.number(), page.rules());
        }
        return new Paper(body, foot, rules);
    }

    private static boolean isFoot(TextRow row, float height) {
        return row.baseline() >= height - FOOT
                && (row.runs().stream().allMatch(run -> run.size() <= LARGEST_FOOT_TEXT)
                        || PAGE_COUNT.matcher(row.text()).matches());
    }

    List<Rule> rulesOf(int page) {
        return rules.getOrDefault(page, List.of());
    }

    /** The body's rows from an index on, those together that stand nearer than lines do. */
    List<Band> bandsFrom(int index) {
        List<Band> bands = new ArrayList<>();
        List<TextRow> current = new ArrayList<>();
        for (TextRow row : body.subList(index, body.size())) {
            if (!current.isEmpty() && !isNear(current.getLast(), row)) {
                bands.add(new Band(current));
                current = new ArrayList<>();
            }
            current.add(row);
        }
        if (!current.isEmpty()) {
            bands.add(new Band(current));
        }
        return bands;
    }

    private static boolean isNear(TextRow above, TextRow below) {
        return above.page() == below.page() && below.baseline() - above.baseline() < SAME_BAND;
    }

    /** The numbers of older versions that the foot declares void (stripe-pdf-layout.md section 2). */
    List<String> voidedNumbers() {
        List<String> numbers = new ArrayList<>();
        boolean goesOn = false;
        for (TextRow row : foot) {
            String text = row.first().text();
            Matcher m = VOIDED.matcher(text);
            if (m.matches()) {
                text = m.group(1);
            } else if (!goesOn) {
                continue;
            }
            for (String number : text.split("[,\\s]+")) {
                if (!number.isBlank() && !numbers.contains(number)) {
                    numbers.add(number);
                }
            }
            goesOn = text.endsWith(",");
        }
        return numbers;
    }

    /** Rows that make one line or one total. */
    record Band(List<TextRow> rows) {

        Band {
            rows = List.copyOf(rows);
        }

        TextRow top() {
            return rows.getFirst();
        }

        /** Where its leftmost text starts. */
        float left() {
            float left = Float.MAX_VALUE;
            for (TextRow row : rows) {
                left = Math.min(left, row.first().x0());
            }
            return left;
        }

        boolean hidesAFigure() {
            return rows.stream().anyMatch(row -> Characters.hidesAFigure(row.text()));
        }

        String where() {
            return top().where();
        }
    }
}
