package io.trueup.report.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A workbook's package: its properties, its sheets and their cells, each read as a stream. */
final class WorkbookFile implements AutoCloseable {

    private static final long LARGEST = 256L << 20;
    private static final int MOST_PARTS = 2_000;
    private static final long SMALL_PART = 4L << 20;
    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private long most = SMALL_PART;
    private @Nullable List<String> shared;

    private WorkbookFile(ZipFile zip) {
        this.zip = zip;
    }

    static WorkbookFile open(Path file) throws RefusedWorkbookException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new RefusedWorkbookException("is not there, or is no file");
            }
            if (Files.size(file) > LARGEST) {
                throw new RefusedWorkbookException(
                        "is larger than " + (LARGEST >> 20) + " MiB, which no workbook of this program is");
            }
            return new WorkbookFile(checked(new ZipFile(file.toFile())));
        } catch (IOException failure) {
            throw new RefusedWorkbookException(
                    "is no workbook: it cannot be opened as one (" + failure.getMessage() + ")");
        }
    }

    private static ZipFile checked(ZipFile zip) throws IOException, RefusedWorkbookException {
        if (zip.size() > MOST_PARTS || zip.getEntry("xl/workbook.xml") == null) {
            zip.close();
            throw new RefusedWorkbookException("is no workbook (.xlsx)");
        }
        return zip;
    }

    /** Parts may now unpack to so many bytes each. */
    void allow(long bytes) {
        most = Math.max(SMALL_PART, bytes);
    }

    /** What all parts unpack to, as the package itself says. */
    long unpacked() {
        return zip.stream()
                .mapToLong(ZipEntry::getSize)
                .filter(size -> size > 0)
                .sum();
    }

    /** The document's own properties, as text. */
    Map<String, String> properties() throws IOException, XMLStreamException {
        Map<String, String> properties = new HashMap<>();
        try (PackageXml xml = PackageXml.open(zip, "docProps/custom.xml", SMALL_PART)) {
            String name = null;
            while (xml != null && xml.next()) {
                if (xml.begins("property")) {
                    name = xml.attribute("name");
                } else if (name != null && (xml.begins("lpwstr") || xml.begins("i4") || xml.begins("r8"))) {
                    properties.put(name, xml.text());
                    name = null;
                }
            }
        }
        return properties;
    }

    /** The program that wrote the file last. */
    String application() throws IOException, XMLStreamException {
        try (PackageXml xml = PackageXml.open(zip, "docProps/app.xml", SMALL_PART)) {
            while (xml != null && xml.next()) {
                if (xml.begins("Application")) {
                    return xml.text();
                }
            }
        }
        return "another program";
    }

    /** The sheets in their order, each with its part. */
    SequencedMap<String, String> sheets() throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        try (PackageXml xml = PackageXml.open(zip, "xl/_rels/workbook.xml.rels", SMALL_PART)) {
            while (xml != null && xml.next()) {
                String id = xml.begins("Relationship") ? xml.attribute("Id") : null;
                String target = id == null ? null : xml.attribute("Target");
                if (id != null && target != null) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        SequencedMap<String, String> sheets = new LinkedHashMap<>();
        try (PackageXml xml = PackageXml.open(zip, "xl/workbook.xml", SMALL_PART)) {
            while (xml != null && xml.next()) {
                String name = xml.begins("sheet") ? xml.attribute("name") : null;
                if (name != null) {
                    sheets.put(name, targets.getOrDefault(String.valueOf(xml.relationship()), ""));
                }
            }
        }
        return sheets;
    }

    /** The parts whose content is not the same in both, or that only one of them holds. */
    List<String> partsUnlike(WorkbookFile other) throws IOException {
        List<String> unlike = new ArrayList<>();
        for (String part : new TreeSet<>(Stream.concat(zip.stream(), other.zip.stream())
                .map(ZipEntry::getName)
                .toList())) {
            if (!isLike(part, other)) {
                unlike.add(part);
            }
        }
        return unlike;
    }

    private boolean isLike(String part, WorkbookFile other) throws IOException {
        ZipEntry here = zip.getEntry(part);
        ZipEntry there = other.zip.getEntry(part);
        if (here == null || there == null) {
            return false;
        }
        try (InputStream left = new BoundedStream(zip.getInputStream(here), most);
                InputStream right = new BoundedStream(other.zip.getInputStream(there), most)) {
            byte[] some;
            do {
                some = left.readNBytes(BUFFER);
                if (!Arrays.equals(some, right.readNBytes(BUFFER))) {
                    return false;
                }
            } while (some.length == BUFFER);
            return true;
        }
    }

    SheetCells cells(String part) throws IOException, XMLStreamException {
        PackageXml xml = PackageXml.open(zip, part, most);
        if (xml == null) {
            throw new XMLStreamException("names a sheet that it does not hold");
        }
        return new SheetCells(xml, shared());
    }

    private List<String> shared() throws IOException, XMLStreamException {
        if (shared == null) {
            shared = readShared();
        }
        return shared;
    }

    private List<String> readShared() throws IOException, XMLStreamException {
        List<String> strings = new ArrayList<>();
        try (PackageXml xml = PackageXml.open(zip, "xl/sharedStrings.xml", most)) {
            while (xml != null && xml.next()) {
                if (xml.begins("si")) {
                    strings.add(RichText.read(xml, "si"));
                }
            }
        }
        return strings;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
