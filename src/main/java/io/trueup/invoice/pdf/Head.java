package io.trueup.invoice.pdf;

import io.trueup.document.DocumentKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the table: title, numbers and dates by their labels, seller and customer (stripe-pdf-layout.md sections 3 to 5).
 *
 * @param left where the document's left column starts, in points
 * @param headline the row that tells amount and date in large letters; null in generation 1
 * @param table the index of the table's header among the body's rows
 */
record Head(
        DocumentKind kind,
        String title,
        Map<Label, String> values,
        String issuer,
        String customer,
        float left,
        int parties,
        @Nullable Integer headline,
        int table) {

    private static final int TITLE_WITHIN_ROWS = 12;
    private static final float LEAST_HEADLINE = 11.5f;

    /** The second line of a header cell, such as {@code (excl. tax)}, and the header words may stand this far apart, in points. */
    static final float HEADER_HEIGHT = 14f;

    private static final List<Label> WANTED = List.of(
            Label.INVOICE_NUMBER,
            Label.CREDIT_NOTE_NUMBER,
            Label.RECEIPT_NUMBER,
            Label.DATE_OF_ISSUE,
            Label.INVOICE_DATE,
            Label.DATE_DUE,
            Label.DATE_PAID);

    private static final Pattern CREDIT_NOTE_NUMBER = Pattern.compile(".+-CN-\\d+");
    private static final Pattern HEADLINE_DATE = Pattern.compile(".*(?:paid|refunded) on (.+)");

    Head {
        values = Map.copyOf(values);
    }

    static Head of(Paper paper) {
        List<TextRow> rows = paper.body();
        int title = titleRow(rows);
        int parties = rowWith(rows, Label.BILL_TO, title + 1);
        if (parties < 0) {
            throw SetAsideException.unknownLayout(
                    "The document names no customer: there is no \"Bill to\" on it; ask the seller for an invoice");
        }
        int table = tableRow(rows, parties + 1);
        if (table < 0) {
            throw SetAsideException.unknownLayout(
                    "No layout is known for this document: it has no table with a description and an amount; ask the seller for an invoice");
        }
        float left = rows.get(title).first().x0();
        Map<Label, String> values = values(rows.subList(title + 1, parties), left);
        TextRun billTo = runOf(rows.get(parties), Label.BILL_TO);
        Integer headline = headline(rows, parties, table);
        int partiesEnd = headline == null ? table : headline;
        return new Head(
                kind(rows.get(title).first().text(), values),
                rows.get(title).first().text(),
                values,
                issuer(rows.subList(parties, partiesEnd), billTo),
                customer(rows.subList(parties + 1, partiesEnd), billTo),
                left,
                parties,
                headline,
                table);
    }

    private static int titleRow(List<TextRow> rows) {
        if (rows.isEmpty()) {
            throw SetAsideException.unknownLayout(
                    "The PDF holds no text (a scan or a picture); ask the seller for the document as text");
        }
        for (int i = 0; i < Math.min(rows.size(), TITLE_WITHIN_ROWS); i++) {
            Label label = Label.of(rows.get(i).first().text());
            if (label == Label.INVOICE_TITLE || label == Label.RECEIPT_TITLE || label == Label.CREDIT_NOTE_TITLE) {
                return i;
            }
        }
        throw SetAsideException.unknownLayout(
                "No layout is known for this document: page 1 has no title such as Invoice, Receipt or Credit note;"
                        + " ask the seller for an invoice");
    }

    private static int rowWith(List<TextRow> rows, Label label, int from) {
        for (int i = from; i < rows.size(); i++) {
            if (rows.get(i).runs().stream().anyMatch(run -> label.is(run.text()))) {
                return i;
            }
        }
        return -1;
    }

    private static TextRun runOf(TextRow row, Label label) {
        return row.runs().stream()
                .filter(run -> label.is(run.text()))
                .findFirst()
                .orElseThrow();
    }

    private static int tableRow(List<TextRow> rows, int from) {
        for (int i = from; i < rows.size(); i++) {
            if (isTableHeader(rows, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the row holds the heading of the descriptions, and that of the amounts stands in it or right above or below. */
    static boolean isTableHeader(List<TextRow> rows, int index) {
        TextRow row = rows.get(index);
        if (!Label.DESCRIPTION.heads(row.first().text())) {
            return false;
        }
        for (int i = Math.max(0, index - 1); i <= Math.min(rows.size() - 1, index + 1); i++) {
            TextRow other = rows.get(i);
            boolean near = other.page() == row.page() && Math.abs(other.baseline() - row.baseline()) <= HEADER_HEIGHT;
            if (near && other.runs().stream().anyMatch(run -> Label.AMOUNT.heads(run.text()))) {
                return true;
            }
        }
        return false;
    }

    private static Map<Label, String> values(List<TextRow> rows, float left) {
        Map<Label, String> values = new EnumMap<>(Label.class);
        Label last = null;
        for (TextRow row : rows) {
            if (!row.first().startsAt(left)) {
                if (last != null) {
                    values.merge(last, row.text(), Joined::of); // a long value wraps inside its column
                }
                continue;
            }
            last = null;
            for (Label label : WANTED) {
                String value = value(row, label);
                if (value != null) {
                    values.putIfAbsent(label, value);
                    last = label;
                    break;
                }
            }
        }
        return values;
    }

    private static @Nullable String value(TextRow row, Label label) {
        if (label.is(row.first().text()) && row.runs().size() > 1) {
            return row.runs().stream().skip(1).map(TextRun::text).collect(Collectors.joining(" "));
        }
        return row.runs().size() == 1 ? Label.valueBehind(row.first().text(), label) : null;
    }

    private static @Nullable Integer headline(List<TextRow> rows, int parties, int table) {
        for (int i = parties + 1; i < table; i++) {
            if (rows.get(i).first().size() >= LEAST_HEADLINE) {
                return i;
            }
        }
        return null;
    }

    /** The seller stands left of "Bill to"; a long name goes on in bold below. */
    private static String issuer(List<TextRow> rows, TextRun billTo) {
        TextRun name = rows.getFirst().first();
        if (name.x0() > billTo.x0() - 20) {
            throw SetAsideException.unknownLayout(
                    "The document names no seller beside \"Bill to\"; ask the seller for an invoice");
        }
        String issuer = name.text();
        for (TextRow row : rows.subList(1, rows.size())) {
            TextRun next = row.first();
            if (!name.bold() || !next.bold() || !next.startsAt(name.x0()) || next.size() > name.size() + 0.5f) {
                break;
            }
            issuer = Joined.of(issuer, next.text());
        }
        return issuer;
    }

    private static String customer(List<TextRow> rows, TextRun billTo) {
        return rows.stream()
                .flatMap(row -> row.runs().stream())
                .filter(run -> run.startsAt(billTo.x0()))
                .map(TextRun::text)
                .findFirst()
                .orElseThrow(
                        () -> SetAsideException.unknownLayout(
                                "The document names no customer: nothing stands below \"Bill to\"; ask the seller for an invoice"));
    }

    private static DocumentKind kind(String title, Map<Label, String> values) {
        Label label = Label.of(title);
        String number = values.getOrDefault(Label.INVOICE_NUMBER, "");
        if (label == Label.CREDIT_NOTE_TITLE
                || CREDIT_NOTE_NUMBER.matcher(number).matches()) {
            return DocumentKind.CREDIT_NOTE;
        }
        return label == Label.RECEIPT_TITLE ? DocumentKind.RECEIPT : DocumentKind.INVOICE;
    }

    boolean isGenerationOne() {
        return values.containsKey(Label.INVOICE_DATE);
    }

    /** The invoice's number; a credit note's own where it prints one. */
    String number() {
        String number = values.get(Label.CREDIT_NOTE_NUMBER);
        if (number == null) {
            number = values.get(Label.INVOICE_NUMBER);
        }
        if (number == null) {
            throw SetAsideException.unknownLayout(
                    "The document prints no invoice number; ask the seller for an invoice");
        }
        return whole(number, "invoice number");
    }

    @Nullable String receiptNumber() {
        String number = values.get(Label.RECEIPT_NUMBER);
        return number == null ? null : whole(number, "receipt number");
    }

    /** The date of issue; on a receipt the date paid. */
    LocalDate issued(List<TextRow> rows) {
        String printed = values.get(kind == DocumentKind.RECEIPT ? Label.DATE_PAID : Label.DATE_OF_ISSUE);
        if (printed == null) {
            printed = values.get(Label.INVOICE_DATE);
        }
        if (printed == null && headline != null && kind != DocumentKind.INVOICE) {
            Matcher m = HEADLINE_DATE.matcher(rows.get(headline).text());
            printed = m.matches() ? m.group(1) : null;
        }
        if (printed == null) {
            throw SetAsideException.unknownLayout(
                    "The document prints no date of issue; ask the seller for an invoice");
        }
        LocalDate date = PrintedDates.date(whole(printed, "date"));
        if (date == null) {
            throw SetAsideException.unknownLayout("The date \"" + printed
                    + "\" is in no form that is known; ask the seller for an invoice in English");
        }
        return date;
    }

    private static String whole(String value, String what) {
        for (int i = 0; i < value.length(); i++) {
            if (Characters.isUnresolved(value.charAt(i))) {
                throw SetAsideException.unknownLayout(
                        "The " + what
                                + " holds a character that the PDF does not explain; get the document again from the seller, not re-saved");
            }
        }
        return value;
    }
}
