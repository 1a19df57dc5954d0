package io.trueup.invoice.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Runs a page's content stream once and collects its glyphs and thin rules. It honours /ActualText, which in genuine files is the only
 * text of the minus sign; what has none and maps to U+0000 or to nothing stays in place as {@link Glyph#UNRESOLVED}.
 *
 * <p>Images, annotations and scripts are never looked at. Text that does not run from left to right (a watermark) is not part of
 * a table and is left out. One engine reads one document: it counts the work and stops a hostile file.
 */
final class GlyphEngine extends PDFStreamEngine {

    /** A genuine page has some 2,000 operations; nested forms can ask for any number of them. */
    private static final int MOST_OPERATIONS = 8_000_000;

    /** Forms and pictures drawn: genuine files draw a logo a page, forms that draw each other have no end. */
    private static final int MOST_OBJECTS_DRAWN = 20_000;

    private static final int MOST_GLYPHS_A_PAGE = 200_000;
    private static final float THICKEST_RULE = 1.6f;
    private static final float SHORTEST_RULE = 6f;

    private final Deque<ReplacedText> replaced = new ArrayDeque<>();
    private final Deque<Boolean> marks = new ArrayDeque<>();
    private final Set<COSStream> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<Glyph> glyphs = new ArrayList<>();
    private List<Rule> rules = new ArrayList<>();
    private int operations;
    private int objectsDrawn;
    private @Nullable PDFont lastFont;
    private @Nullable String lastFontName;
    private boolean lastFontBold;
    private Matrix toPage = new Matrix();
    private int pageNumber;
    private float pageHeight;
    private float pageWidth;

    @SuppressWarnings("this-escape")
    GlyphEngine() {
        for (OperatorProcessor processor : List.of(
                new BeginText(this),
                new EndText(this),
                new Concatenate(this),
                new Save(this),
                new Restore(this),
                new SetMatrix(this),
                new SetGraphicsStateParameters(this),
                new DrawObject(this),
                new NextLine(this),
                new MoveText(this),
                new MoveTextSetLeading(this),
                new SetCharSpacing(this),
                new SetWordSpacing(this),
                new SetFontAndSize(this),
                new SetTextHorizontalScaling(this),
                new SetTextLeading(this),
                new SetTextRenderingMode(this),
                new SetTextRise(this),
                new ShowText(this),
                new ShowTextAdjusted(this),
                new ShowTextLine(this),
                new ShowTextLineAndSpace(this),
                new BeginMarkedContentSequence(this),
                new BeginMarkedContentSequenceWithProperties(this),
                new EndMarkedContentSequence(this),
                new Rectangle(this))) {
            addOperator(processor);
        }
    }

    /** The page's rows of text, from top to bottom. */
    PageText read(PDPage page, int number) throws IOException {
        glyphs = new ArrayList<>(1024);
        rules = new ArrayList<>();
        pageNumber = number;
        replaced.clear();
        marks.clear();
        PDRectangle box = page.getCropBox();
        toPage = upright(page.getRotation(), box);
        boolean lying = page.getRotation() % 180 != 0;
        pageHeight = lying ? box.getWidth() : box.getHeight();
        pageWidth = lying ? box.getHeight() : box.getWidth();
        processPage(page);
        return PageText.of(number, pageHeight, glyphs, rules);
    }

    /** From the file's coordinates to points from the top left corner of the page as it is shown. */
    private static Matrix upright(int rotation, PDRectangle box) {
        float left = box.getLowerLeftX();
        float bottom = box.getLowerLeftY();
        float width = box.getWidth();
        float height = box.getHeight();
        return switch (Math.floorMod(rotation, 360)) {
            case 90 -> new Matrix(0, 1, 1, 0, -bottom, -left);
            case 180 -> new Matrix(-1, 0, 0, 1, width + left, -bottom);
            case 270 -> new Matrix(0, -1, -1, 0, height + bottom, width + left);
            default -> new Matrix(1, 0, 0, -1, -left, height + bottom);
        };
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (OperatorName.DRAW_OBJECT.equals(operator.getName())) {
            objectsDrawn++;
        }
        if (++operations > MOST_OPERATIONS || objectsDrawn > MOST_OBJECTS_DRAWN) {
            throw SetAsideException.unreadable(
                    "The PDF asks for more than " + MOST_OPERATIONS + " drawing operations or " + MOST_OBJECTS_DRAWN
                            + " pictures, which no invoice needs; get the document again from the seller");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix textRenderingMatrix, PDFont font, int code, Vector displacement) {
        Matrix matrix = textRenderingMatrix.multiply(toPage);
        float size = Math.abs(matrix.getScaleY());
        boolean sideways = Math.abs(matrix.getShearY()) > 0.01f * Math.abs(matrix.getScaleX());
        if (sideways || matrix.getScaleX() <= 0) {
            return;
        }
        float x0 = matrix.getTranslateX();
        float y = matrix.getTranslateY();
        float x1 = x0 + displacement.getX() * matrix.getScaleX();
        if (x1 < 0 || x0 > pageWidth || y < 0 || y > pageHeight) {
            return; // beyond the paper's edge: not printed
        }
        if (font != lastFont) {
            rememberFont(font);
        }
        String text = text(font, code);
        if (!text.isEmpty()) {
            glyphs.add(new Glyph(x0, x1, y, size, text, lastFontBold));
            if (glyphs.size() > MOST_GLYPHS_A_PAGE) {
                throw SetAsideException.unreadable("A page of the PDF holds more than " + MOST_GLYPHS_A_PAGE
                        + " characters, which no invoice has; get the document again from the seller");
            }
        }
    }

    private void rememberFont(PDFont font) {
        checkToUnicode(font);
        lastFont = font;
        lastFontName = font.getName();
        lastFontBold = lastFontName != null && lastFontName.contains("Bold");
    }

    /** A damaged map from glyphs to text would turn one digit into another. */
    private void checkToUnicode(PDFont font) {
        if (font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map && checked.add(map)) {
            PackedContent.check(map, pageNumber);
        }
    }

    private String text(PDFont font, int code) {
        ReplacedText actual = replaced.peek();
        if (actual != null) {
            return actual.take();
        }
        String text = unicode(font, code);
        if (text == null || text.isEmpty() || text.equals(Glyph.UNRESOLVED)) {
            String known = InterGlyphs.text(lastFontName, code);
            return known == null ? Glyph.UNRESOLVED : known;
        }
        return text;
    }

    private static @Nullable String unicode(PDFont font, int code) {
        try {
            return font.toUnicode(code);
        } catch (RuntimeException broken) {
            return null; // a font whose tables are broken: the character stays, unresolved
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        String actual = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
        if (actual != null && replaced.isEmpty()) {
            replaced.push(new ReplacedText(actual));
            marks.push(true);
        } else {
            marks.push(false);
        }
    }

    @Override
    public void endMarkedContentSequence() {
        if (!marks.isEmpty() && marks.pop()) {
            replaced.pop();
        }
    }

    private void addRectangle(float x, float y, float width, float height) {
        Matrix ctm = getGraphicsState().getCurrentTransformationMatrix().multiply(toPage);
        float x0 = ctm.getScaleX() * x + ctm.getShearX() * y + ctm.getTranslateX();
        float y0 = ctm.getShearY() * x + ctm.getScaleY() * y + ctm.getTranslateY();
        float x1 = x0 + ctm.getScaleX() * width + ctm.getShearX() * height;
        float y1 = y0 + ctm.getShearY() * width + ctm.getScaleY() * height;
        if (Math.abs(y1 - y0) <= THICKEST_RULE && Math.abs(x1 - x0) >= SHORTEST_RULE && rules.size() < 10_000) {
            rules.add(new Rule(Math.min(x0, x1), Math.max(x0, x1), Math.min(y0, y1)));
        }
    }

    /** The text that /ActualText puts in place of all glyphs of its span: the first glyph carries it. */
    private static final class ReplacedText {
        private String left;

        ReplacedText(String text) {
            left = text;
        }

        String take() {
            String taken = left;
            left = "";
            return taken;
        }
    }

    /** The operator {@code re}. */
    private final class Rectangle extends OperatorProcessor {

        Rectangle(PDFStreamEngine engine) {
            super(engine);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            if (operands.size() >= 4
                    && operands.get(0) instanceof COSNumber x
                    && operands.get(1) instanceof COSNumber y
                    && operands.get(2) instanceof COSNumber width
                    && operands.get(3) instanceof COSNumber height) {
                addRectangle(x.floatValue(), y.floatValue(), width.floatValue(), height.floatValue());
            }
        }

        @Override
        public String getName() {
            return OperatorName.APPEND_RECT;
        }
    }
}
