package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScreenshotTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final Pattern PLACE = Pattern.compile("/balance/screenshot/[0-9a-f]{32}/1");
    private static Browser admin;

    @BeforeAll
    static void logIn() {
        admin = CONSOLE.admin();
    }

    /** A dashboard as one sees it, with a font that comes along. */
    static byte[] dashboard(String figure) throws Exception {
        BufferedImage image = new BufferedImage(640, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 640, 300);
        pen.setColor(Color.BLACK);
        try (InputStream font =
                Loader.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            Font sans = Font.createFont(Font.TRUETYPE_FONT, font);
            pen.setFont(sans.deriveFont(28f));
            pen.drawString("Credit balance", 60, 90);
            pen.setFont(sans.deriveFont(44f));
            pen.drawString(figure, 60, 160);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static String place(byte[] picture) {
        Page sent = admin.upload("/uploads", "/uploads", Map.of("organization", "halyard-labs"), "dash.png", picture);
        Matcher place =
                PLACE.matcher(admin.get(URI.create(sent.location()).getPath()).body());
        assertThat(place.find()).isTrue();
        return place.group();
    }

    static boolean isTesseractThere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")));
    }

    @Test
    void theFigureIsReadAndFramedOrOneIsToldToTypeIt() throws Exception {
        byte[] picture = dashboard("$1,042.17");
        String place = place(picture);
        String body = admin.get(place).body();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(admin.bytes(place + "/picture.png")));
        BufferedImage sent = ImageIO.read(new ByteArrayInputStream(picture));

        assertThat(shown.getWidth()).isEqualTo(640);
        assertThat(body)
                .contains(
                        isTesseractThere() ? "value=\"1042.17\"" : "tesseract is not installed here", "What remained");
        assertThat(differs(shown, sent)).isEqualTo(isTesseractThere());
    }

    private static boolean differs(BufferedImage one, BufferedImage other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void itCountsOnceAPersonAcceptsItAndThePictureIsKept() throws Exception {
        String place = place(dashboard("$88.10"));
        Path file = CONSOLE.inbox().resolve("halyard-labs/2025-07/balances-by-hand.csv");
        admin.get(place);
        assertThat(file).doesNotExist();

        Map<String, String> form =
                Map.of("pool", "api:production", "at", "2025-07-10T00:00:00Z", "remaining", "88.10", "unit", "USD");
        assertThat(admin.post(place, place, form).location()).endsWith("/balance");

        assertThat(file).content().endsWith("2025-07-10T00:00:00Z,api:production,88.10,USD\n");
        Matcher sha256 = Pattern.compile("screenshot with SHA-256 ([0-9a-f]{64})")
                .matcher(admin.get("/audit").body());
        assertThat(sha256.find()).isTrue();
        assertThat(CONSOLE.home()
                        .resolve("archive")
                        .resolve(sha256.group(1).substring(0, 2))
                        .resolve(sha256.group(1)))
                .exists();
        assertThat(admin.get(place).status()).isEqualTo(404);
    }

    @Test
    void aPictureBeyondEveryScreenIsNotDrawnAndItIsSaidWhyAndWhatToDo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9000, 9000, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        String place = place(bytes.toByteArray());

        assertThat(admin.get(place).body())
                .contains("9,000 × 9,000 pixels", "Cut the picture down", "/balance?organization=halyard-labs")
                .doesNotContain("<img class=\"shot\"");
        assertThat(admin.get(place + "/picture.png").status()).isEqualTo(404);
    }
}
