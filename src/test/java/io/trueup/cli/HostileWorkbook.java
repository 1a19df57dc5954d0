package io.trueup.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package that says it is a version that there is, and holds what it likes. */
final class HostileWorkbook {

    private HostileWorkbook() {}

    @FunctionalInterface
    interface Written {
        void to(OutputStream out) throws IOException;
    }

    /**
     * @param properties what it says it is
     * @param sheet its one sheet
     */
    static Path write(Path file, String properties, Written sheet) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "docProps/custom.xml", out -> out.write(properties.getBytes(StandardCharsets.UTF_8)));
            part(
                    zip,
                    "xl/workbook.xml",
                    out -> out.write(
                            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Summary\" r:id=\"a\"/></sheets></workbook>"
                                    .getBytes(StandardCharsets.UTF_8)));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    out -> out.write(
                            "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                                    .getBytes(StandardCharsets.UTF_8)));
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, Written content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.to(zip);
        zip.closeEntry();
    }
}
