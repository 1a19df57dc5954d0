package io.trueup.console.balance;

import io.trueup.console.page.Shown;
import io.trueup.document.DocumentSource;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** A screenshot in pixels of ours: what was sent is drawn anew and never handed on to a browser or a program as it came. */
record Picture(BufferedImage image) {
    /** A small file may hold a picture that fills the memory. */
    private static final long MOST_PIXELS = 34_000_000;

    private static final int MARGIN = 6;

    private static final Look NO_PICTURE =
            new Look.Refused("The file is no picture that can be drawn: it is damaged, or"
                    + " neither PNG nor JPEG. Save the screenshot again and upload that, or type the balance in.");

    /** What became of a file that should be a picture. */
    sealed interface Look {
        record Drawn(Picture picture) implements Look {}

        /** @param why a sentence or two for people, with what to do */
        record Refused(String why) implements Look {}
    }

    /** Looks at the size before a pixel is unpacked. */
    static Look of(DocumentSource source) throws IOException {
        try (InputStream in = source.open();
                ImageInputStream bytes = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                return NO_PICTURE;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(bytes, true, true);
                String format = reader.getFormatName();
                if (!format.equalsIgnoreCase("png") && !format.equalsIgnoreCase("jpeg")) {
                    return NO_PICTURE;
                }
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > MOST_PIXELS
                        ? tooLarge(reader.getWidth(0), reader.getHeight(0))
                        : new Look.Drawn(new Picture(opaque(reader.read(0))));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return NO_PICTURE;
        }
    }

    private static Look tooLarge(int width, int height) {
        return new Look.Refused("The picture is " + Shown.count(width) + " × " + Shown.count(height)
                + " pixels large; up to " + MOST_PIXELS / 1_000_000
                + " million pixels are drawn here, which is more than a screen has. Cut the picture down to the part that shows"
                + " the balance and upload that, or type the balance in.");
    }

    private static BufferedImage opaque(BufferedImage read) {
        BufferedImage drawn = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.drawImage(read, 0, 0, Color.WHITE, null);
        pen.dispose();
        return drawn;
    }

    /** @param marked the figure to be framed; null: none */
    byte[] png(@Nullable ReadFigure marked) throws IOException {
        if (marked != null) {
            Graphics2D pen = image.createGraphics();
            pen.setColor(new Color(0xC2, 0x18, 0x5B));
            pen.setStroke(new BasicStroke(3));
            pen.drawRect(
                    marked.left() - MARGIN,
                    marked.top() - MARGIN,
                    marked.width() + 2 * MARGIN,
                    marked.height() + 2 * MARGIN);
            pen.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
