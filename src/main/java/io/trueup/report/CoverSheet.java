package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.finding.Severity;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Terms;
import io.trueup.reconcile.VersionChange;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The first sheet: what this is, how the month stands, what changed since the version before, whom to ask, and where things stand. */
final class CoverSheet {

    static final List<Column> COLUMNS = List.of(Column.text("", 28, 34), Column.text("", 110, 110));

    /** So many findings' steps, the gravest first: the cover is to stay one page. */
    private static final int STEPS = 5;

    private static final String NOBODY =
            "Nobody is named. Put a name or an address into organization.yaml: report: contact: Accounts Payable, ap@halyard.example";

    private final SheetWriter sheet;
    private final Edition edition;
    private final Reconciliation month;
    private final String fingerprint;

    CoverSheet(SheetWriter sheet, Edition edition, String fingerprint) {
        this.sheet = sheet;
        this.edition = edition;
        this.month = edition.month();
        this.fingerprint = fingerprint;
    }

    void write(SummarySheet.Placed summary, List<Check> checks, String footer) {
        sheet.line(SummarySheet.title(month), Look.TITLE);
        sheet.line(
                "What was spent at Perplexity, and whether the invoices are right: " + Words.month(month.month()),
                Look.NOTE);
        sheet.gap();
        standing(checks);
        steps();
        figures(summary);
        changes();
        ask();
        contents();
        sheet.finish(footer);
        sheet.onOnePage();
    }

    private void standing(List<Check> checks) {
        section("How the month stands");
        Look status = SummarySheet.statusLook(month);
        sheet.row().text("Status", status).text(Words.status(month), status);
        Look overall = ChecksSheet.overallLook(checks);
        sheet.row().text("Overall check", overall).formula(ChecksSheet.OVERALL, ChecksSheet.overall(checks), overall);
        text("Findings", Words.count(month.findings()) + ".");
        sheet.row()
                .text("Documents")
                .text(SummarySheet.setAside(month), month.hasSetAside() ? Look.TEXT_BAD : Look.TEXT);
        Instant until = month.method().evidenceUntil();
        text("Evidence", until == null ? "There is none for this month." : "Until " + Words.instant(until) + ".");
    }

    /** What to do about the accounts, then about the gravest findings; each step is told once. */
    private void steps() {
        section("What to do next");
        SequencedSet<String> told = new LinkedHashSet<>();
        for (AccountResult account : month.accounts()) {
            String step = NextStep.of(account);
            if (!step.startsWith("Nothing")) {
                text(account.account(), step);
                told.add(step);
            }
        }
        for (Finding finding : TopFindings.of(month, STEPS).shown()) {
            String step = NextStep.of(finding);
            if (finding.severity() != Severity.INFO && told.add(step)) {
                text(account(finding), step);
            }
        }
        if (Words.isEmpty(month)) {
            text("Documents", "File the month's documents in the inbox and run the month again.");
        } else if (told.isEmpty()) {
            text("Nothing", "Whatever is invoiced can be booked.");
        } else if (month.findings().size() > STEPS) {
            text("And more", "The sheet Findings names a next step for each finding.");
        }
    }

    private static String account(Finding finding) {
        return finding.account() == null ? "Documents" : finding.account();
    }

    /** The totals in the organization's own money, from the Summary. */
    private void figures(SummarySheet.Placed summary) {
        List<SummaryTotals.Total> totals = summary.ofFirstUnit();
        if (totals.isEmpty()) {
            return;
        }
        section("Figures in " + totals.getFirst().unit());
        for (SummaryTotals.Total total : totals) {
            RowWriter row = sheet.row().text(total.figure().heading());
            if (total.isComplete()) {
                row.formula(total.figure().totalName(), total.known(), Look.COVER_MONEY);
            } else {
                row.formula(total.figure().totalName(), total.word(), Look.COVER_MONEY);
            }
        }
    }

    private void changes() {
        Reconciliation previous = edition.previous();
        if (previous == null) {
            section("What changed");
            text(
                    "Version " + edition.version(),
                    edition.version() == 1
                            ? "This is the first version of the month."
                            : "The version before is not at hand.");
            return;
        }
        section("What changed since version " + (edition.version() - 1));
        CoverChanges.told(VersionChange.between(previous, month)).forEach(line -> text(line.what(), line.told()));
    }

    private void ask() {
        section("Who to ask");
        Terms terms = month.detail().terms();
        String contact = terms == null ? null : terms.contact();
        text("Contact", contact == null ? NOBODY : contact);
        text(
                "This report",
                month.organization() + " " + month.month() + ", version " + edition.version()
                        + (edition.version() > 1 ? ", replaces version " + (edition.version() - 1) : "")
                        + ", fingerprint " + fingerprint);
    }

    private void contents() {
        section("Contents");
        for (SheetName name : SheetName.values()) {
            if (name != SheetName.COVER) {
                sheet.row().link(name).text(name.purpose());
            }
        }
    }

    private void section(String heading) {
        if (sheet.last() > 3) {
            sheet.gap();
        }
        sheet.row().across(heading, Look.SECTION).blank(Look.SECTION);
    }

    private void text(String what, String told) {
        sheet.row().text(what).text(told);
    }
}
