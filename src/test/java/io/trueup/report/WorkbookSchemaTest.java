package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Every part of the workbook is valid against the schemas of Office Open XML: workbook, sheets, tables, styles, strings, drawings, charts,
 * extended properties, relationships. Not covered: {@code [Content_Types].xml} and {@code docProps/core.xml}, whose schemas are of another
 * standard (OPC, Dublin Core); LibreOffice and POI read them in the other tests.
 */
public class WorkbookSchemaTest {

    private static final List<String> SCHEMAS = List.of(
            "sml.xsd",
            "dml-spreadsheetDrawing.xsd",
            "dml-chart.xsd",
            "shared-documentPropertiesExtended.xsd",
            "shared-documentPropertiesCustom.xsd",
            "opc-relationships.xsd");

    private static final Schema SCHEMA = schema();

    static List<Edition> editions() {
        return Stream.of(
                        SampleReconciliations.all().stream(),
                        WorkbookSamples.all().stream(),
                        Stream.of(LargeMonthTest.month(3_000)))
                .flatMap(months -> months)
                .map(Edition::first)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void everyPartIsValid(Edition edition) {
        assertThat(errors(ReconciliationWorkbook.of(edition, "1"))).isEmpty();
    }

    @Test
    void whatIsNotValidIsTold() {
        List<String> errors = new ArrayList<>();
        validate(
                "x.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"many\"/>".getBytes(),
                errors);
        assertThat(errors).isNotEmpty();
    }

    /** What the schemas say against the parts of a workbook. */
    public static List<String> errors(byte[] workbook) {
        List<String> errors = new ArrayList<>();
        Map<String, byte[]> parts = parts(workbook);
        assertThat(parts.keySet())
                .anyMatch(name -> name.startsWith("xl/tables/"))
                .contains("xl/styles.xml", "xl/workbook.xml");
        parts.forEach((name, content) -> validate(name, content, errors));
        return errors;
    }

    private static Map<String, byte[]> parts(byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().equals("[Content_Types].xml")
                        && !entry.getName().equals("docProps/core.xml")) {
                    parts.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static void validate(String name, byte[] content, List<String> errors) {
        Validator validator = SCHEMA.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                error(e);
            }

            @Override
            public void error(SAXParseException e) {
                errors.add(name + ": " + e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) {
                error(e);
            }
        });
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(content)));
        } catch (SAXException e) {
            errors.add(name + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(SCHEMAS.stream()
                            .map(name -> Objects.requireNonNull(
                                            WorkbookSchemaTest.class.getResource("/ooxml/" + name), name)
                                    .toExternalForm())
                            .map(StreamSource::new)
                            .toArray(Source[]::new));
        } catch (SAXException e) {
            throw new IllegalStateException("The schemas in src/test/resources/ooxml do not fit together", e);
        }
    }
}
