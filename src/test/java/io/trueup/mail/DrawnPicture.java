package io.trueup.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Draws a month's picture in a process of its own, whose machine is told to be another one. */
final class DrawnPicture {

    private DrawnPicture() {}

    /** Writes the picture to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Picture picture = Objects.requireNonNull(Picture.of(Months.discrepant()));
        Files.write(Path.of(arguments[0]), picture.png());
    }

    /**
     * @param fonts the configuration of the machine's fonts
     * @param settings of the virtual machine
     */
    static byte[] on(Path fonts, Path file, String... settings) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        call.addAll(List.of(settings));
        call.addAll(List.of(
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DrawnPicture.class.getName(),
                file.toString()));
        ProcessBuilder program = new ProcessBuilder(call).redirectErrorStream(true);
        program.environment().put("FONTCONFIG_FILE", fonts.toString());
        Process process = program.start();
        String told = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("No picture was drawn: " + told);
        }
        return Files.readAllBytes(file);
    }
}
