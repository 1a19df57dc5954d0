package io.trueup.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

    @TempDir
    private Path folder;

    /** A machine that knows one font only. */
    private Path machineWith(String font) throws IOException {
        Path fonts = Files.createDirectory(folder.resolve(font + "-fonts"));
        try (Stream<Path> installed = Files.find(Path.of("/usr/share/fonts"), 6, (file, what) -> file.endsWith(font))) {
            Path file = installed.findFirst().orElse(null);
            assumeTrue(file != null, font + " is installed");
            Files.copy(file, fonts.resolve(font));
        }
        return Files.writeString(folder.resolve(font + ".conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>
                """.formatted(fonts, folder.resolve("cache")));
    }

    @Test
    void thePictureHasTheSameBytesWhateverTheMachinesFontsAndLanguage() throws Exception {
        assumeTrue(new File("/usr/share/fonts").isDirectory());
        byte[] here = Picture.of(Months.discrepant()).png();

        byte[] there = DrawnPicture.on(
                machineWith("DejaVuSansMono.ttf"),
                folder.resolve("there.png"),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Asia/Kathmandu");

        assertThat(there).isEqualTo(here);
    }

    @Test
    void everyTextIsDrawnInTheFontThatComesAlong() {
        assertThat(Typeface.of(12).getFontName()).isEqualTo("Liberation Sans");
        assertThat(List.of(Typeface.of(9).getSize(), Typeface.of(12).getSize())).containsExactly(9, 12);
    }
}
