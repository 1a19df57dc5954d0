package io.trueup.report.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Which version of which organization's month a workbook says it is, in its document properties. */
public record WorkbookIdentity(String organization, YearMonth month, int version, String fingerprint) {

    /** The document properties that tell it. */
    public static final String ORGANIZATION = "TrueupOrganization";

    public static final String MONTH = "TrueupMonth";
    public static final String VERSION = "TrueupVersion";
    public static final String FINGERPRINT = "TrueupFingerprint";

    /** @throws RefusedWorkbookException if the file is no workbook of this program */
    public static WorkbookIdentity of(Path file) throws RefusedWorkbookException {
        try (WorkbookFile workbook = WorkbookFile.open(file)) {
            return of(workbook.properties());
        } catch (IOException | XMLStreamException failure) {
            throw new RefusedWorkbookException("is no sound workbook ("
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    private static WorkbookIdentity of(Map<String, String> told) throws RefusedWorkbookException {
        if (told.containsKey("TrueupPortfolio")) {
            throw new RefusedWorkbookException(
                    "is a portfolio, whose figures are those of its organizations' workbooks: verify those");
        }
        String organization = told.getOrDefault(ORGANIZATION, "");
        String month = told.getOrDefault(MONTH, "");
        String version = told.getOrDefault(VERSION, "");
        if (organization.isEmpty() || !month.matches("[0-9]{4}-(0[1-9]|1[0-2])") || !version.matches("[0-9]{1,9}")) {
            throw new RefusedWorkbookException(
                    "does not say of which organization, month and version it is: it is no workbook of Trueup, or one from before workbooks said so");
        }
        return new WorkbookIdentity(
                organization, YearMonth.parse(month), Integer.parseInt(version), told.getOrDefault(FINGERPRINT, ""));
    }
}
