package io.trueup.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Zip files with one fixed time on every entry: the time of writing would make equal workbooks differ. */
final class StillZip {

    /**
     * Local by the format's definition, so no zone shifts it; at the format's very first day Java would add a time of the machine's zone, and at
     * noon no zone has ever put its clocks forward.
     */
    private static final LocalDateTime STILL = LocalDateTime.of(1980, 2, 1, 12, 0);

    private StillZip() {}

    /** The file of a workbook that is held in memory, packed once. */
    static byte[] of(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (Entries zip = new Entries(bytes)) {
            workbook.write(zip);
        }
        return bytes.toByteArray();
    }

    /** What the library writes a package into as it is, where it would otherwise make such a stream itself. */
    private static final class Entries extends ZipArchiveOutputStream {
        Entries(OutputStream to) {
            super(to);
            // what has no length yet would else get 64 bits for it, which Java's own reader of zip streams refuses
            setUseZip64(Zip64Mode.Never);
        }

        @Override
        public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
            entry.setTimeLocal(STILL);
            super.putArchiveEntry(entry);
        }
    }

    /** A file that is packed already, packed again. */
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
