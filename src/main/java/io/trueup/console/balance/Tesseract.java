package io.trueup.console.balance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program tesseract (Debian: tesseract-ocr), where it is installed: reads the words of a picture. One at a time, and not for long. */
record Tesseract(Path program) {
    private static final Semaphore ONE = new Semaphore(1);
    private static final int PATIENCE_SECONDS = 20;
    private static final long LARGEST_ANSWER = 4L << 20;

    /** @param path the folders of programs, as the environment has them */
    static Optional<Tesseract> on(@Nullable String path) {
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(java.io.File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder).resolve("tesseract"))
                        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                        .map(Tesseract::new)
                        .findFirst();
    }

    /**
     * What it reads, as its table of words; empty if it fails or takes too long.
     *
     * @param folder for its answer, which does not stay
     */
    Optional<String> words(Path picture, Path folder) throws IOException {
        Path answer = Files.createTempFile(folder, "words", ".tsv");
        boolean mine = false;
        try {
            mine = ONE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return mine ? run(picture, answer) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (mine) {
                ONE.release();
            }
            Files.deleteIfExists(answer);
        }
    }

    private Optional<String> run(Path picture, Path answer) throws IOException, InterruptedException {
        ProcessBuilder call = new ProcessBuilder(
                        List.of(program.toString(), picture.toString(), "stdout", "--psm", "11", "tsv"))
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(answer.toFile());
        call.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = call.start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 && Files.size(answer) <= LARGEST_ANSWER
                    ? Optional.of(Files.readString(answer, StandardCharsets.UTF_8))
                    : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
