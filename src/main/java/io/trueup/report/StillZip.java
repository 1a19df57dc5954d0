package io.trueup.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs a zip file again with one fixed time on every entry: the time of writing would make equal workbooks differ. */
final class StillZip {

    /** Local by the format's definition, so no zone shifts it; at the format's very first day Java would add a time of the machine's zone. */
    private static final LocalDateTime STILL = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StillZip() {}

    static byte[] of(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length + 1024);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry still = new ZipEntry(entry.getName());
                still.setTimeLocal(STILL);
                out.putNextEntry(still);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
