package io.trueup.console.upload;

import io.trueup.console.ConsoleSettings;
import io.trueup.document.DocumentSource;
import io.trueup.store.Folders;
import io.trueup.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Uploads that wait to be accepted; those that nobody accepts are dropped after a day. */
@Component
public final class PendingUploads {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final Path arriving;
    private final UploadLimits limits;
    private final InstantSource clock;

    PendingUploads(
            JdbcClient sql,
            TransactionTemplate transaction,
            ConsoleSettings settings,
            UploadLimits limits,
            InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.folder = settings.home().resolve("uploads");
        this.arriving = settings.arriving();
        this.limits = limits;
        this.clock = clock;
    }

    /** Files of one organization that were sent together. */
    public record Upload(String id, String organization, String author, Instant at) {}

    /**
     * One of them.
     *
     * @param name as it would be filed
     * @param bytes where they lie until then
     */
    public record PendingFile(int number, String name, String sha256, long size, Path bytes) implements DocumentSource {
        @Override
        public String path() {
            return name;
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(bytes);
        }
    }

    /**
     * What was kept of what was sent.
     *
     * @param upload empty if nothing was
     * @param refusals a sentence for each file that was not
     */
    record Received(Optional<String> upload, List<String> refusals) {
        Received {
            refusals = List.copyOf(refusals);
        }
    }

    /** Keeps what may be kept. */
    Received receive(String organization, String author, List<MultipartFile> sent) throws IOException {
        dropOld();
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Path place = Files.createDirectories(folder.resolve(id));
        try {
            Received received = keep(new Upload(id, organization, author, clock.instant()), sent, place);
            if (received.upload().isEmpty()) {
                Folders.delete(place);
            }
            return received;
        } catch (IOException | RuntimeException failure) {
            Folders.delete(place); // a full disk must not be filled by what nobody knows of
            throw failure;
        }
    }

    private Received keep(Upload upload, List<MultipartFile> sent, Path place) throws IOException {
        List<PendingFile> kept = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (MultipartFile one : sent) {
            FileName name = FileName.of(one.getOriginalFilename());
            Optional<String> refused = kept.size() == limits.files()
                    ? Optional.of("It is one more than the " + limits.files() + " that are taken at once.")
                    : one.isEmpty() ? Optional.of("It is empty.") : name.refused();
            if (refused.isPresent()) {
                refusals.add(name.name() + ": " + refused.get());
                continue;
            }
            keep(one, name, place, kept).ifPresent(refusals::add);
        }
        if (!kept.isEmpty()) {
            register(upload, kept);
        }
        return new Received(kept.isEmpty() ? Optional.empty() : Optional.of(upload.id()), refusals);
    }

    /** @return why it was not kept */
    private static Optional<String> keep(MultipartFile one, FileName name, Path place, List<PendingFile> kept)
            throws IOException {
        int number = kept.size() + 1;
        Path bytes = place.resolve(String.valueOf(number));
        one.transferTo(bytes);
        String sha256;
        try (InputStream in = Files.newInputStream(bytes)) {
            sha256 = Sha256.of(in);
        }
        Optional<String> same = kept.stream()
                .filter(other -> other.sha256().equals(sha256))
                .map(other -> name.name() + ": It has the same bytes as " + other.name() + ", which is taken once.")
                .findFirst();
        if (same.isPresent()) {
            Files.delete(bytes);
        } else {
            kept.add(new PendingFile(number, name.name(), sha256, Files.size(bytes), bytes));
        }
        return same;
    }

    private void register(Upload upload, List<PendingFile> files) {
        transaction.executeWithoutResult(status -> {
            sql.sql("insert into upload (id, organization, author, at) values (:id, :organization, :author, :at)")
                    .param("id", upload.id())
                    .param("organization", upload.organization())
                    .param("author", upload.author())
                    .param("at", utc(upload.at()))
                    .update();
            files.forEach(file -> sql.sql("insert into upload_file (upload, number, name, sha256, size)"
                            + " values (:upload, :number, :name, :sha256, :size)")
                    .param("upload", upload.id())
                    .param("number", file.number())
                    .param("name", file.name())
                    .param("sha256", file.sha256())
                    .param("size", file.size())
                    .update());
        });
    }

    List<Upload> all() {
        return uploads("select * from upload where :id = '' order by at desc, id", "");
    }

    public Optional<Upload> find(String id) {
        return uploads("select * from upload where id = :id", id).stream().findFirst();
    }

    private List<Upload> uploads(String statement, String id) {
        return sql.sql(statement)
                .param("id", id)
                .query((row, n) -> new Upload(
                        row.getString("id"),
                        row.getString("organization"),
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public List<PendingFile> files(Upload upload) {
        return sql.sql("select * from upload_file where upload = :id order by number")
                .param("id", upload.id())
                .query((row, n) -> new PendingFile(
                        row.getInt("number"),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        folder.resolve(upload.id()).resolve(String.valueOf(row.getInt("number")))))
                .list();
    }

    /** Whether another upload of the organization that waits has the same bytes. */
    boolean isElsewhere(Upload upload, PendingFile file) {
        return sql.sql("select exists (select from upload_file f join upload u on u.id = f.upload"
                        + " where u.organization = :organization and u.id <> :id and f.sha256 = :sha256)")
                .param("organization", upload.organization())
                .param("id", upload.id())
                .param("sha256", file.sha256())
                .query(Boolean.class)
                .single();
    }

    void drop(String id) {
        sql.sql("delete from upload where id = :id").param("id", id).update();
        try {
            Folders.delete(folder.resolve(id));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes a file out, since it became something else than a document; with the last one the upload is gone. */
    public void take(Upload upload, PendingFile file) {
        sql.sql("delete from upload_file where upload = :id and number = :number")
                .param("id", upload.id())
                .param("number", file.number())
                .update();
        if (files(upload).isEmpty()) {
            drop(upload.id());
        }
    }

    /** What nobody accepted in time, and what a console that was killed left behind. */
    void dropOld() {
        Instant before = clock.instant().minus(limits.kept());
        sql.sql("select id from upload where at < :before")
                .param("before", utc(before))
                .query(String.class)
                .list()
                .forEach(this::drop);
        try {
            for (Path left : olderThan(before, folder)) {
                if (!left.equals(arriving)
                        && find(left.getFileName().toString()).isEmpty()) {
                    Folders.delete(left);
                }
            }
            for (Path left : olderThan(before, arriving)) {
                Folders.delete(left);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> olderThan(Instant before, Path place) throws IOException {
        List<Path> old = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> all = Files.list(place)) {
                for (Path one : all.toList()) {
                    if (Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
                        old.add(one);
                    }
                }
            } catch (NoSuchFileException goneMeanwhile) {
                return old;
            }
        }
        return old;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
