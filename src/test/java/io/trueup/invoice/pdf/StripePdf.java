package io.trueup.invoice.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Writes invoices with the geometry of stripe-pdf-layout.md. A {@code ~} in a text is drawn as the genuine files draw their minus: a glyph
 * that maps to U+0000, with or without /ActualText.
 */
final class StripePdf {

    /** How the glyph of a {@code ~} tells what it is. */
    enum Minus {
        ACTUAL_TEXT,
        LOST,
        LOST_IN_INTER
    }

    private static final float RIGHT = 582;
    private static final float CUT = 702;

    private record Text(float x, float y, float size, String text, boolean bold) {}

    private record Bar(float x0, float x1, float y) {}

    private final List<Text> texts = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<String> meta = new ArrayList<>(List.of(
            "Invoice number", "QWERTY12-0007", "Date of issue", "March 17, 2026", "Date due", "March 17, 2026"));
    private final List<String> foot = new ArrayList<>();
    private List<String> seller =
            List.of("Perplexity AI, Inc.", "115 Sansome St, Suite 900", "United States", "support@seller.example");
    private List<String> customer = List.of("Halyard Labs, Inc.", "18 Pier Lane", "ap@customer.example");
    private String title = "Invoice";
    private String headline = "$11.90 USD due March 17, 2026";
    private String language = "en";
    private float billTo = 250.79f;
    private Minus minus = Minus.ACTUAL_TEXT;
    private List<Float> rights = List.of(456.75f, 521.25f, RIGHT);
    private List<String> headings = List.of("Description", "Qty", "Unit price", "Amount");
    private boolean leftAligned;
    private boolean ruled = true;
    private float totalsStep = 14.25f;
    private float y;
    private boolean headWritten;

    static StripePdf invoice() {
        return new StripePdf();
    }

    StripePdf title(String text) {
        title = text;
        return this;
    }

    StripePdf meta(String... labelsAndValues) {
        meta.clear();
        meta.addAll(List.of(labelsAndValues));
        return this;
    }

    StripePdf seller(String... lines) {
        seller = List.of(lines);
        return this;
    }

    StripePdf customer(float x, String... lines) {
        billTo = x;
        customer = List.of(lines);
        return this;
    }

    StripePdf headline(String text) {
        headline = text;
        return this;
    }

    StripePdf german() {
        language = "de";
        return this;
    }

    StripePdf minus(Minus how) {
        minus = how;
        return this;
    }

    StripePdf withTaxColumn() {
        headings = List.of("Description", "Qty", "Unit price", "Tax", "Amount");
        rights = List.of(402.75f, 468.75f, 516f, RIGHT);
        return this;
    }

    /** The right edges of the columns of numbers, the amount's excepted. */
    StripePdf rights(float... edges) {
        rights = new ArrayList<>();
        for (float edge : edges) {
            rights.add(edge);
        }
        rights.add(RIGHT);
        return this;
    }

    /** Variant A1 of 2023: fixed columns, all but the amount left-aligned. */
    StripePdf oldColumns() {
        headings = List.of("Description", "Qty", "Unit price", "Tax", "Amount");
        rights = List.of(306f, 375f, 444f, RIGHT);
        leftAligned = true;
        totalsStep = 21.75f;
        return this;
    }

    StripePdf withoutRules() {
        ruled = false;
        return this;
    }

    StripePdf headings(String... words) {
        headings = List.of(words);
        return this;
    }

    StripePdf foot(String text) {
        foot.add(text);
        return this;
    }

    private void writeHead() {
        if (headWritten) {
            return;
        }
        headWritten = true;
        text(30, 48, 18, title, true);
        float values = 36;
        for (int i = 0; i < meta.size(); i += 2) {
            values = Math.max(values, 36 + width(meta.get(i)));
        }
        y = 78;
        for (int i = 0; i < meta.size(); i += 2, y += 13.5f) {
            text(30, y, 9, meta.get(i), i == 0);
            text(values, y, 9, meta.get(i + 1), i == 0);
        }
        y += 15;
        float top = y;
        column(30, top, seller, true);
        List<String> billed = new ArrayList<>();
        billed.add(language.equals("de") ? "Rechnungsempfänger" : "Bill to");
        billed.addAll(customer);
        column(billTo, top, billed, true);
        y = top + 13.5f * Math.max(seller.size(), billed.size()) + 26.25f;
        text(30, y, 13.5f, headline, true);
    }

    private static float width(String label) {
        try {
            return new PDType1Font(FontName.HELVETICA_BOLD).getStringWidth(label) / 1000 * 9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void column(float x, float top, List<String> lines, boolean boldHead) {
        for (int i = 0; i < lines.size(); i++) {
            text(x, top + i * 13.5f + (i == 0 ? 0 : 3), 9, lines.get(i), boldHead && i == 0);
        }
    }

    StripePdf memo(String... lines) {
        writeHead();
        y += 8.25f;
        for (String line : lines) {
            y += 13.5f;
            text(30, y, 9, line, false);
        }
        return this;
    }

    StripePdf table() {
        writeHead();
        y += 36.75f;
        float y0 = y - 0.75f; // two baselines in one visual row
        text(30, y, 7.5f, headings.getFirst(), false);
        for (int i = 1; i < headings.size(); i++) {
            cell(i, i >= headings.size() - 2 ? y0 : y, 7.5f, headings.get(i));
        }
        List<Float> edges = edges();
        for (int i = 1; i < edges.size(); i++) {
            bar(edges.get(i - 1), edges.get(i), y + 8.25f);
        }
        y += 21.75f - 33f;
        return this;
    }

    private List<Float> edges() {
        if (leftAligned) {
            return List.of(30f, 306f, 375f, 444f, 513f, RIGHT);
        }
        List<Float> edges = new ArrayList<>(List.of(30f, rights.getFirst() - 45));
        edges.addAll(rights);
        return edges;
    }

    private void cell(int column, float base, float size, String text) {
        boolean amount = column == headings.size() - 1;
        if (leftAligned && !amount) {
            text(rights.get(column - 1), base, size, text, false);
        } else {
            right(rights.get(column - 1), base, size, text, false);
        }
    }

    StripePdf line(String description, String... cells) {
        y += 33;
        cutPage();
        text(30, y, 9, description, false);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                cell(i + 1, y, 9, cells[i]);
            }
        }
        return this;
    }

    /** A period or wrapped description below the last line. */
    StripePdf below(String text) {
        y += 13.5f;
        text(30, y, 9, text, false);
        return this;
    }

    StripePdf total(String label, String value) {
        y += y0Totals();
        cutPage();
        text(306, y, 9, label, label.startsWith("Amount"));
        if (!value.isEmpty()) {
            right(RIGHT, y, 9, value, label.startsWith("Amount"));
        }
        return this;
    }

    private boolean totalsBegun;

    private float y0Totals() {
        float step = totalsBegun ? totalsStep : 29.25f;
        totalsBegun = true;
        return step;
    }

    /** The tax of variant A1: the value above and its foreign equivalent below the label's baseline. */
    StripePdf totalWithForeign(String label, String value, String foreign) {
        y += y0Totals();
        text(306, y, 9, label, false);
        right(RIGHT, y - 6.75f, 9, value, false);
        right(RIGHT, y + 6.75f, 9, foreign, false);
        return this;
    }

    StripePdf nextPage() {
        y = page() * 792f + 792f + 34f;
        return this;
    }

    StripePdf gap(float points) {
        y += points;
        return this;
    }

    StripePdf row(float size, Object... xAndText) {
        writeHead();
        for (int i = 0; i < xAndText.length; i += 2) {
            text(((Number) xAndText[i]).floatValue(), y, size, (String) xAndText[i + 1], false);
        }
        return this;
    }

    private int page() {
        return (int) (y / 792f);
    }

    private void cutPage() {
        if (y - page() * 792f > CUT) {
            nextPage();
        }
    }

    StripePdf at(float x, float down, float size, String text, boolean bold) {
        text(x, down, size, text, bold);
        return this;
    }

    StripePdf atRight(float x, float down, float size, String text) {
        right(x, down, size, text, false);
        return this;
    }

    private void text(float x, float down, float size, String text, boolean bold) {
        texts.add(new Text(x, down, size, text, bold));
    }

    private void right(float edge, float down, float size, String text, boolean bold) {
        texts.add(new Text(-edge, down, size, text, bold));
    }

    private void bar(float x0, float x1, float down) {
        if (ruled) {
            bars.add(new Bar(x0, x1, down));
        }
    }

    Sample sample() {
        return new Sample("inbox/made-up.pdf", bytes());
    }

    byte[] bytes() {
        return bytes(null, null);
    }

    byte[] bytes(String ownerPassword, String userPassword) {
        try (PDDocument document = new PDDocument()) {
            Fonts fonts = new Fonts(document, minus);
            int pages =
                    1 + (int) (texts.stream().map(Text::y).max(Float::compare).orElse(0f) / 792f);
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                write(document, page, i, pages, fonts);
            }
            if (ownerPassword != null) {
                document.protect(new StandardProtectionPolicy(ownerPassword, userPassword, new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(PDDocument document, PDPage page, int number, int pages, Fonts fonts) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (int i = 0; i < foot.size(); i++) {
                draw(content, fonts, new Text(30, 729.75f + 12 * i, 7.5f, foot.get(i), false), 0);
            }
            String count = String.format(
                    Locale.ROOT, language.equals("de") ? "Seite %d von %d" : "Page %d of %d", number + 1, pages);
            draw(content, fonts, new Text(-RIGHT, 754, 7.5f, count, false), 0);
            for (Bar bar : bars) {
                if (number == 0) {
                    content.addRect(bar.x0(), 792 - bar.y() - 0.75f, bar.x1() - bar.x0(), 0.75f);
                    content.fill();
                }
            }
            for (Text text : texts) {
                if ((int) (text.y() / 792f) == number) {
                    draw(content, fonts, text, number);
                }
            }
        }
    }

    private static void draw(PDPageContentStream content, Fonts fonts, Text text, int page) throws IOException {
        float x = text.x() < 0 ? -text.x() - fonts.width(text) : text.x();
        float at = 792 - (text.y() - page * 792f);
        content.beginText();
        content.newLineAtOffset(x, at);
        StringBuilder plain = new StringBuilder();
        for (char c : text.text().toCharArray()) {
            if (c == '~') {
                fonts.show(content, text, plain.toString());
                plain.setLength(0);
                fonts.showMinus(content, text.size());
            } else {
                plain.append(c);
            }
        }
        fonts.show(content, text, plain.toString());
        content.endText();
    }

    private static final class Fonts {
        private static final String FOLDER = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        private final PDFont regular;
        private final PDFont bold;
        private final PDFont plain;
        private final PDFont odd;
        private final Minus minus;

        Fonts(PDDocument document, Minus minus) throws IOException {
            try (InputStream in = PDFont.class.getResourceAsStream(FOLDER)) {
                regular = PDType0Font.load(document, in, true);
            }
            bold = new PDType1Font(FontName.HELVETICA_BOLD);
            plain = new PDType1Font(FontName.HELVETICA);
            odd = minus == Minus.LOST_IN_INTER ? inter(document) : helveticaWithoutMinus(document);
            this.minus = minus;
        }

        float width(Text text) throws IOException {
            return font(text).getStringWidth(text.text().replace('~', '-')) / 1000 * text.size();
        }

        void show(PDPageContentStream content, Text text, String part) throws IOException {
            if (!part.isEmpty()) {
                content.setFont(font(text), text.size());
                content.showText(part);
            }
        }

        private PDFont font(Text text) {
            boolean latin = text.text().chars().allMatch(c -> c < 0x80);
            return !latin ? regular : text.bold() ? bold : plain;
        }

        void showMinus(PDPageContentStream content, float size) throws IOException {
            content.setFont(odd, size);
            if (minus == Minus.ACTUAL_TEXT) {
                content.appendRawCommands("/Span <</ActualText <FEFF002D>>> BDC\n");
            }
            content.appendRawCommands(minus == Minus.LOST_IN_INTER ? "<055E> Tj\n" : "<2D> Tj\n");
            if (minus == Minus.ACTUAL_TEXT) {
                content.appendRawCommands("EMC\n");
            }
        }

        private static PDFont helveticaWithoutMinus(PDDocument document) throws IOException {
            PDType1Font font = new PDType1Font(FontName.HELVETICA);
            font.getCOSObject().setItem(COSName.TO_UNICODE, toUnicode(document, "<00> <FF>", "<2D> <0000>"));
            return font;
        }

        /** Inter as the genuine files name it, its glyph 055E mapped to U+0000. */
        private static PDFont inter(PDDocument document) throws IOException {
            COSDictionary info = new COSDictionary();
            info.setString(COSName.REGISTRY, "Adobe");
            info.setString(COSName.ORDERING, "Identity");
            info.setInt(COSName.SUPPLEMENT, 0);
            COSDictionary descriptor = new COSDictionary();
            descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
            descriptor.setName(COSName.FONT_NAME, "Inter-Regular");
            descriptor.setInt(COSName.FLAGS, 4);
            COSDictionary descendant = new COSDictionary();
            descendant.setItem(COSName.TYPE, COSName.FONT);
            descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
            descendant.setName(COSName.BASE_FONT, "Inter-Regular");
            descendant.setItem(COSName.CIDSYSTEMINFO, info);
            descendant.setItem(COSName.FONT_DESC, descriptor);
            descendant.setItem(COSName.DW, COSInteger.get(333));
            COSArray descendants = new COSArray();
            descendants.add(descendant);
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE0);
            font.setName(COSName.BASE_FONT, "Inter-Regular");
            font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
            font.setItem(COSName.DESCENDANT_FONTS, descendants);
            font.setItem(COSName.TO_UNICODE, toUnicode(document, "<0000> <FFFF>", "<055E> <0000>"));
            return PDFontFactory.createFont(font);
        }

        private static COSStream toUnicode(PDDocument document, String range, String entry) throws IOException {
            String map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                    + "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
                    + "1 begincodespacerange " + range + " endcodespacerange\n"
                    + "1 beginbfchar " + entry + " endbfchar\n"
                    + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
            COSStream stream = document.getDocument().createCOSStream();
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(map.getBytes(StandardCharsets.US_ASCII));
            }
            return stream;
        }
    }
}
