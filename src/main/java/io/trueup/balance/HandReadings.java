package io.trueup.balance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code <organization>/<month>/balances-by-hand.csv}. It is replaced as a whole, so that a reader never sees half of it; a lock
 * beside it lets writers wait for one another.
 */
public final class HandReadings {
    private static final String HEADER = "observed_at,pool,remaining,unit";
    private static final List<String> COLUMNS = List.of(HEADER.split(","));

    /** A file lock belongs to the process; this one keeps its threads apart. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path organization;
    private final Path path;

    private HandReadings(Path organization, Path path) {
        this.organization = organization;
        this.path = path;
    }

    /**
     * @param organization its folder in the inbox
     * @param at the instant of the reading, which decides the month
     */
    public static HandReadings of(Path organization, Instant at) {
        YearMonth month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        return new HandReadings(
                organization, organization.resolve(month.toString()).resolve("balances-by-hand.csv"));
    }

    public Path path() {
        return path;
    }

    /**
     * Adds a reading. Returns false if it is there already.
     *
     * @param shown how messages call the file
     * @throws ReadingRefused if the file holds another reading of that instant, or is broken
     */
    public boolean add(HandReading reading, String shown) throws ReadingRefused {
        WITHIN_PROCESS.lock();
        try (FileChannel lock = FileChannel.open(
                        organization.resolve(".balances-by-hand.lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                FileLock held = lock.lock()) {
            Files.createDirectories(path.getParent());
            String before = Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
            BigDecimal known = known(before, reading, shown);
            if (known == null) {
                replace(after(before, reading));
                return true;
            }
            if (known.compareTo(reading.remaining()) == 0) {
                return false;
            }
            throw new ReadingRefused(shown + " already says that " + reading.pool() + " held "
                    + known.toPlainString() + " " + reading.unit() + " at " + reading.at()
                    + ". One instant has one balance: correct that line if it is wrong, or give the right --at.");
        } catch (IOException notWritten) {
            throw new UncheckedIOException(
                    "The reading was not written: " + shown + " cannot be written ("
                            + notWritten.getClass().getSimpleName() + ": " + notWritten.getMessage() + ").",
                    notWritten);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    /** What the file already says of the pool at that instant. */
    private static @Nullable BigDecimal known(String content, HandReading reading, String shown) throws ReadingRefused {
        if (content.isBlank()) {
            return null;
        }
        if (!content.lines().findFirst().orElse("").strip().equals(HEADER)) {
            throw new ReadingRefused(shown + " was changed by hand: its first line is not \"" + HEADER
                    + "\". Save it as plain CSV with that first line, or move it away.");
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(content)) {
            for (NamedCsvRecord row : rows) {
                List<String> fields = COLUMNS.stream().map(row::getField).toList();
                if (fields.get(1).equals(reading.pool())
                        && OffsetDateTime.parse(fields.get(0)).toInstant().equals(reading.at())) {
                    return new BigDecimal(fields.get(2));
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw refusal(shown, broken);
        }
        return null;
    }

    private static ReadingRefused refusal(String shown, Exception broken) {
        String what = broken instanceof DateTimeException || broken instanceof NumberFormatException
                ? "holds a row with an instant or a number that cannot be read"
                : "is no longer plain CSV";
        return new ReadingRefused(shown + " was changed by hand and " + what + " (" + broken.getMessage()
                + "). Correct it, or move it away.");
    }

    private static String after(String before, HandReading reading) {
        String begun = before.isBlank() ? HEADER : before;
        if (!begun.endsWith("\n")) {
            begun += "\n";
        }
        return begun
                + String.join(
                        ",",
                        reading.at().toString(),
                        reading.pool(),
                        reading.remaining().toPlainString(),
                        reading.unit())
                + "\n";
    }

    /** A power cut leaves the old file or the new one, never a mixture. The name begins with a dot: nothing collects it. */
    private void replace(String content) throws IOException {
        Path half = path.resolveSibling("." + path.getFileName() + ".tmp");
        try (FileChannel file = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
