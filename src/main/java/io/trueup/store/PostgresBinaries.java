package io.trueup.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once into a folder of the home; the folder's name carries the archive's checksum. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder with {@code bin/}; the caller holds the start lock, so that nobody else unpacks at the same time. */
    static Path unpackedBelow(Path folder) throws IOException {
        URL archive = archive();
        Path unpacked = folder.resolve("postgresql-" + checksum(archive));
        if (!Files.isDirectory(unpacked)) {
            Path half = folder.resolve(unpacked.getFileName() + ".tmp");
            Folders.delete(half);
            try (InputStream packed = archive.openStream()) {
                unpack(packed, Files.createDirectories(half));
            }
            Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    private static URL archive() {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresBinaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw CannotOpenException.because(
                    "No PostgreSQL is bundled for this machine (" + system + ", " + machine
                            + "); use one of your own with --database postgresql://user@host:5432/trueup",
                    null);
        }
        return archive;
    }

    private static String checksum(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        try (InputStream in = archive.openStream()) {
            return Sha256.of(in).substring(0, 8);
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive of PostgreSQL leaves its folder: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? target : target.resolveSibling(""));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(target, folder.resolve(entry.getLinkName()).normalize());
                } else if (entry.isFile()) {
                    Files.copy(tar, target);
                    boolean program =
                            target.getParent() != null && target.getParent().endsWith("bin");
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
