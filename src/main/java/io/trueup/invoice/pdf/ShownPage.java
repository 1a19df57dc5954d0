package io.trueup.invoice.pdf;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A page of a PDF as a picture with one row marked. Rows are counted as the reader counts them, so that a finding's place is the place that is
 * marked. Annotations are not drawn and scripts never run.
 */
public final class ShownPage {

    private static final float PIXELS_A_POINT = 2f;

    /** An A4 page at two pixels a point has 2 million; a page of a wall's size is drawn smaller. */
    private static final float MOST_PIXELS = 6_000_000f;

    /** What of a line's height stands above and below its baseline. */
    private static final float ABOVE = 1.0f;

    private static final float BELOW = 0.35f;

    private static final float BESIDE = 6f;
    private static final Color MARK = new Color(255, 200, 0);
    private static final Color EDGE = new Color(190, 90, 0);

    static {
        BundledFonts.install();
    }

    private ShownPage() {}

    /**
     * A place on a page.
     *
     * @param text the words of the row; null if none was asked for, or the page has no such row
     * @param pages how many pages the document has
     */
    public record Place(@Nullable String text, int pages) {}

    /**
     * @param number of the page, from 1
     * @param row from 1 at the top of the page; null: none
     * @return empty if there is no such page
     */
    public static Optional<Place> find(byte[] bytes, int number, @Nullable Integer row) throws IOException {
        return with(bytes, number, (document, page) -> {
            TextRow marked = row == null ? null : row(page, number, row);
            return new Place(marked == null ? null : marked.text(), document.getNumberOfPages());
        });
    }

    /**
     * Draws a page as PNG.
     *
     * @param number of the page, from 1
     * @param row the row to mark, from 1 at the top of the page; null: none
     * @return empty if there is no such page
     * @throws IOException if the document cannot be drawn, whatever is wrong with it
     */
    public static Optional<byte[]> draw(byte[] bytes, int number, @Nullable Integer row) throws IOException {
        return with(bytes, number, (document, page) -> {
            TextRow marked = row == null ? null : row(page, number, row);
            BufferedImage image = image(document, page, number);
            if (marked != null) {
                mark(image, marked, scale(page));
            }
            return png(image);
        });
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(PDDocument document, PDPage page) throws IOException;
    }

    private static <T> Optional<T> with(byte[] bytes, int number, Look<T> look) throws IOException {
        try {
            FileForm.check(bytes);
            try (PDDocument document = Loader.loadPDF(bytes, "")) {
                if (number < 1 || number > document.getNumberOfPages()) {
                    return Optional.empty();
                }
                PDPage page = document.getPage(number - 1);
                PackedContent.check(page, number);
                return Optional.of(look.at(document, page));
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            throw new IOException("The page cannot be drawn", broken);
        }
    }

    private static @Nullable TextRow row(PDPage page, int number, int row) throws IOException {
        return new GlyphEngine()
                .read(page, number).rows().stream()
                        .filter(one -> one.number() == row)
                        .findFirst()
                        .orElse(null);
    }

    private static float scale(PDPage page) {
        float area = page.getCropBox().getWidth() * page.getCropBox().getHeight();
        return Math.min(PIXELS_A_POINT, (float) Math.sqrt(MOST_PIXELS / Math.max(area, 1f)));
    }

    private static BufferedImage image(PDDocument document, PDPage page, int number) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setAnnotationsFilter(annotation -> false);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImage(number - 1, scale(page), ImageType.RGB);
    }

    private static void mark(BufferedImage image, TextRow row, float scale) {
        float size = row.runs().stream().map(TextRun::size).max(Float::compare).orElse(9f);
        int left = Math.round((row.first().x0() - BESIDE) * scale);
        int right = Math.round((row.last().x1() + BESIDE) * scale);
        int top = Math.round((row.baseline() - ABOVE * size) * scale) - 2;
        int height = Math.round((ABOVE + BELOW) * size * scale) + 4;
        Graphics2D pen = image.createGraphics();
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        pen.setColor(MARK);
        pen.fillRect(left, top, right - left, height);
        pen.setComposite(AlphaComposite.SrcOver);
        pen.setColor(EDGE);
        pen.drawRect(left, top, right - left, height);
        pen.fillRect(left - 8, top, 5, height + 1);
        pen.dispose();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
