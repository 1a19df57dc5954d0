package io.trueup.console.balance;

import io.trueup.console.balance.ReadingDesk.Refused;
import io.trueup.console.page.Shown;
import io.trueup.document.DocumentSource;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.IIOException;
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

    /** Pictures take memory: they are unpacked one after the other. */
    private static final Object ONE = new Object();

    /** @throws Refused if it is no picture that can be drawn, or one beyond every screen */
    static Picture of(DocumentSource source) throws Refused, IOException {
        synchronized (ONE) {
            try (InputStream in = source.open();
                    ImageInputStream bytes = new MemoryCacheImageInputStream(in)) {
                return of(bytes);
            } catch (EOFException | IIOException | RuntimeException broken) {
                throw new Refused(
                        "The picture is damaged and cannot be drawn. Save the screenshot again and upload that, or type the balance in.");
            } catch (OutOfMemoryError full) {
                throw new Refused("The picture is too large to be drawn now; cut it to the part with the balance.");
            }
        }
    }

    private static Picture of(ImageInputStream bytes) throws Refused, IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
        if (!readers.hasNext()) {
            throw none();
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(bytes, true, true);
            String format = reader.getFormatName();
            if (!format.equalsIgnoreCase("png") && !format.equalsIgnoreCase("jpeg")) {
                throw none();
            }
            // told by the file's head, before anything is unpacked
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new Refused(
                        "The picture is " + Shown.count(width) + " × " + Shown.count(height) + " pixels large; up to "
                                + MOST_PIXELS / 1_000_000
                                + " million pixels are drawn here, which is more than a screen has."
                                + " Cut the picture down to the part that shows the balance and upload that, or type the balance in.");
            }
            return new Picture(opaque(reader.read(0)));
        } finally {
            reader.dispose();
        }
    }

    private static Refused none() {
        return new Refused(
                "The file is neither a PNG nor a JPEG picture. Save the screenshot again and upload that, or type the balance in.");
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
