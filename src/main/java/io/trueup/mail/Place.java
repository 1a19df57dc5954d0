package io.trueup.mail;

import io.trueup.organization.MailSettings;
import io.trueup.report.Edition;
import org.jspecify.annotations.Nullable;

/**
 * Where the workbook is for who reads the mail.
 *
 * @param path below the reports folder: a mail tells no machine's own paths
 * @param link null if the reports cannot be reached by one
 * @param attached whether it comes with the mail
 * @param why why it does not; null if it does
 */
record Place(
        String path,
        @Nullable String link,
        boolean attached,
        @Nullable String why) {

    static final String WORKBOOK = "reconciliation.xlsx";

    /** @param workbook null if the version's folder has none */
    static Place of(Edition edition, byte @Nullable [] workbook, MailSettings settings) {
        String path = edition.month().organization() + "/" + edition.month().month() + "/v" + edition.version() + "/"
                + WORKBOOK;
        String link = settings.link();
        if (link != null) {
            link = (link.endsWith("/") ? link : link + "/") + path;
        }
        String why = whyNotAttached(workbook, settings.attachUpTo());
        return new Place(path, link, why == null, why);
    }

    private static @Nullable String whyNotAttached(byte @Nullable [] workbook, long most) {
        if (workbook == null) {
            return "The workbook was not in its place when this mail was made.";
        }
        return workbook.length <= most
                ? null
                : "The workbook is not attached: it has " + size(workbook.length) + ", more than the " + size(most)
                        + " that are attached.";
    }

    String attachmentName(Edition edition) {
        return edition.month().organization() + "-" + edition.month().month() + "-v" + edition.version() + ".xlsx";
    }

    private static String size(long bytes) {
        long tenths = (bytes + 50_000) / 100_000;
        return bytes < 100_000
                ? (bytes + 999) / 1000 + " kB"
                : tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " MB";
    }
}
