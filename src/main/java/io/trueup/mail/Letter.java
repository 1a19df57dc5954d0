package io.trueup.mail;

import io.trueup.organization.MailSettings;
import io.trueup.report.Edition;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The mail of one version, the same for every recipient.
 *
 * @param id tells this version's mails from all others
 * @param asOf the newest evidence: the date of a mail that is written as a file
 * @param picture null if there is none
 * @param workbook null if it is not attached
 */
record Letter(
        String id,
        Instant asOf,
        String subject,
        String text,
        String html,
        @Nullable Picture picture,
        byte @Nullable [] workbook,
        String workbookName) {

    static Letter of(Edition edition, byte @Nullable [] workbook, MailSettings settings) {
        Place place = Place.of(edition, workbook, settings);
        Content content = Content.of(edition, place);
        Picture picture = Picture.of(edition.month());
        String subject = Subject.of(edition);
        Instant newest = edition.month().method().evidenceUntil();
        return new Letter(
                edition.month().organization() + "." + edition.month().month() + ".v" + edition.version(),
                newest == null
                        ? edition.month()
                                .month()
                                .plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        : newest,
                subject,
                TextPart.of(content),
                HtmlPart.of(subject, content, place, picture == null ? null : picture.alternative()),
                picture,
                place.attached() ? workbook : null,
                place.attachmentName(edition));
    }
}
