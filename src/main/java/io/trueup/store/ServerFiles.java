package io.trueup.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where a home keeps its server: data, password, and the server's own logs. */
record ServerFiles(Path folder, Path logs) {

    static ServerFiles below(Path home) throws IOException {
        Path folder = home.resolve("database");
        createPrivate(folder);
        return new ServerFiles(folder, Files.createDirectories(home.resolve("logs")));
    }

    private static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return logs.resolve("postgresql.log");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    /** The generated password, made at the first call; the file is the user's alone. */
    String password() throws IOException {
        if (!Files.exists(passwordFile(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path half = folder.resolve("password.tmp");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, HexFormat.of().formatHex(random));
            Files.move(half, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(passwordFile()).strip();
    }

    Path passwordPath() {
        return passwordFile();
    }

    /** What {@code postmaster.pid} says of the server that was started last; empty if it was stopped in order. */
    Optional<Postmaster> postmaster() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.getFirst().strip()),
                    lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0));
        } catch (RuntimeException halfWritten) {
            return Optional.empty();
        }
    }

    /** Removes the traces of a server that is surely dead, such as after a restart of the machine gave its number to another program. */
    void forgetPostmaster() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    /** The end of the server's log, for a message; empty if there is none. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    record Postmaster(long pid, int port) {
        /** Whether that process lives and is a PostgreSQL. */
        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(process -> process.info()
                            .command()
                            .map(command -> command.endsWith("postgres") || command.endsWith("postgres (deleted)"))
                            .orElse(true))
                    .orElse(false);
        }
    }
}
