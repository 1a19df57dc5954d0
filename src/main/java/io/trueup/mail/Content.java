package io.trueup.mail;

import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.finding.Severity;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.MoneyInDispute;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Terms;
import io.trueup.report.Edition;
import io.trueup.report.NextStep;
import io.trueup.report.TopFindings;
import io.trueup.report.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, once for text and HTML; every text is on one line and not longer than a reader bears.
 *
 * @param dispute what is wrong, in a sentence; null if nothing is
 * @param contact whom to ask; null if nobody is named
 */
record Content(
        String heading,
        String status,
        @Nullable String dispute,
        List<Row> rows,
        List<Point> points,
        @Nullable String others,
        List<String> changes,
        List<String> files,
        @Nullable String contact,
        String fingerprint) {

    private static final int MOST_FINDINGS = 10;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_MESSAGE = 600;

    /** An account. */
    record Row(
            String account,
            String spend,
            String estimate,
            String invoiced,
            String variance,
            String verdict,
            boolean exception) {}

    /** A finding with what to do about it. */
    record Point(
            String severity,
            String code,
            @Nullable String account,
            @Nullable String amount,
            String message,
            String next,
            @Nullable String evidence) {}

    static Content of(Edition edition, Place place) {
        Reconciliation month = edition.month();
        TopFindings top = TopFindings.of(month, MOST_FINDINGS);
        Terms terms = month.detail().terms();
        return new Content(
                PlainText.oneLine(month.name(), LONGEST_NAME) + ", " + Words.month(month.month())
                        + (edition.version() > 1 ? ", version " + edition.version() : ""),
                Words.status(month),
                dispute(month),
                month.accounts().stream().map(Content::row).toList(),
                top.shown().stream().map(Content::point).toList(),
                top.others() == 0
                        ? null
                        : String.format(
                                java.util.Locale.ROOT,
                                "%,d more %s on the sheet Findings of the workbook.",
                                top.others(),
                                top.others() == 1 ? "stands" : "stand"),
                MailChanges.of(edition).stream()
                        .map(change -> PlainText.oneLine(change, LONGEST_MESSAGE))
                        .toList(),
                files(place),
                terms == null || terms.contact() == null ? null : PlainText.oneLine(terms.contact(), LONGEST_NAME),
                asOf(month));
    }

    private static @Nullable String dispute(Reconciliation month) {
        MoneyInDispute dispute = MoneyInDispute.of(month);
        List<String> parts = new ArrayList<>();
        if (dispute.discrepancies() > 0) {
            String number = dispute.discrepancies() == 1 ? "1 discrepancy" : dispute.discrepancies() + " discrepancies";
            parts.add(
                    dispute.amounts().isEmpty()
                            ? number + " without a countable amount."
                            : "In dispute: " + Told.all(dispute.amounts()) + ", " + number + ".");
        }
        if (dispute.setAside() > 0) {
            parts.add(Subject.count(dispute.setAside(), "document") + " could not be read and "
                    + (dispute.setAside() == 1 ? "counts" : "count") + " in no figure.");
        }
        return parts.isEmpty() ? null : String.join(" ", parts);
    }

    private static Row row(AccountResult account) {
        return new Row(
                PlainText.oneLine(account.account(), LONGEST_NAME),
                Told.of(account.spend().range()),
                Told.of(account.spend().estimate(), "not known"),
                Told.of(account.invoiced(), Words.noInvoice(account.verdict())),
                account.variance() == null ? "–" : Told.signed(account.variance()),
                account.verdict().words(),
                account.verdict().isDiscrepant());
    }

    private static Point point(Finding finding) {
        Provenance evidence =
                finding.evidence().isEmpty() ? null : finding.evidence().getFirst();
        return new Point(
                told(finding.severity()),
                finding.code().name(),
                finding.account() == null ? null : PlainText.oneLine(finding.account(), LONGEST_NAME),
                finding.amount() == null ? null : Told.of(finding.amount()),
                PlainText.oneLine(finding.message(), LONGEST_MESSAGE),
                NextStep.of(finding),
                evidence == null ? null : PlainText.oneLine(evidence.toString(), LONGEST_MESSAGE));
    }

    private static String told(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "For information";
        };
    }

    private static List<String> files(Place place) {
        List<String> lines = new ArrayList<>();
        if (place.attached()) {
            lines.add("The workbook with every figure, line and document is attached.");
        } else if (place.why() != null) {
            lines.add(place.why());
        }
        lines.add(
                place.link() == null
                        ? "In the reports folder it is " + place.path() + "; every version stays as it is."
                        : "It is kept at " + place.link() + " ; every version stays as it is.");
        return lines;
    }

    /** Not when the mail was made: what it rests on. */
    private static String asOf(Reconciliation month) {
        Instant newest = month.method().evidenceUntil();
        return newest == null
                ? "There is no evidence for this month."
                : "As of the newest evidence, " + Words.instant(newest) + ".";
    }
}
