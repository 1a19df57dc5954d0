package io.trueup.console.month;

import io.trueup.console.page.Shown;
import io.trueup.finding.Finding;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.VersionChange;
import io.trueup.reconcile.VersionChange.AccountAdded;
import io.trueup.reconcile.VersionChange.AccountGone;
import io.trueup.reconcile.VersionChange.DocumentAdded;
import io.trueup.reconcile.VersionChange.DocumentChanged;
import io.trueup.reconcile.VersionChange.DocumentGone;
import io.trueup.reconcile.VersionChange.FigureChanged;
import io.trueup.reconcile.VersionChange.FindingAdded;
import io.trueup.reconcile.VersionChange.FindingGone;
import io.trueup.reconcile.VersionChange.MonthEndPassed;
import io.trueup.reconcile.VersionChange.NameChanged;
import io.trueup.reconcile.VersionChange.PricesChanged;
import io.trueup.reconcile.VersionChange.RulesChanged;
import io.trueup.reconcile.VersionChange.StatusChanged;
import io.trueup.reconcile.VersionChange.ToleranceChanged;
import io.trueup.report.Words;
import java.util.ArrayList;
import java.util.List;

/** What is different between two versions of a month, as pages and the API show it: figures side by side, the rest as notes. */
public record Changes(List<Figure> figures, List<Note> findings, List<Note> documents) {

    public Changes {
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
        documents = List.copyOf(documents);
    }

    /**
     * A figure that changed.
     *
     * @param account empty: of the whole month
     */
    public record Figure(String account, String what, String before, String after) {}

    /**
     * Something that came or went.
     *
     * @param isNew whether it came
     */
    public record Note(boolean isNew, String what) {}

    public boolean isEmpty() {
        return figures.isEmpty() && findings.isEmpty() && documents.isEmpty();
    }

    public static Changes between(Reconciliation before, Reconciliation after) {
        return of(VersionChange.between(before, after));
    }

    private static Changes of(List<VersionChange> changes) {
        List<Figure> figures = new ArrayList<>();
        List<Note> findings = new ArrayList<>();
        List<Note> documents = new ArrayList<>();
        for (VersionChange change : changes) {
            switch (change) {
                case StatusChanged status ->
                    figures.add(ofMonth(
                            "Status", status.before().told(), status.after().told()));
                case NameChanged name -> figures.add(ofMonth("Name", name.before(), name.after()));
                case MonthEndPassed month -> figures.add(ofMonth("Month", over(!month.isOver()), over(month.isOver())));
                case AccountAdded(AccountResult account) ->
                    figures.add(new Figure(account.account(), "Account", Shown.NONE, told(account)));
                case AccountGone(AccountResult account) ->
                    figures.add(new Figure(account.account(), "Account", told(account), Shown.NONE));
                case FigureChanged(var figure, AccountResult was, AccountResult is) ->
                    figures.add(new Figure(
                            is.account(), Words.capitalized(figure.words()), told(figure, was), told(figure, is)));
                case FindingAdded(Finding finding) -> findings.add(new Note(true, told(finding)));
                case FindingGone(Finding finding) -> findings.add(new Note(false, told(finding)));
                case DocumentAdded(DocumentUse document) -> documents.add(new Note(true, told(document)));
                case DocumentGone(DocumentUse document) -> documents.add(new Note(false, told(document)));
                case DocumentChanged document -> {
                    documents.add(new Note(
                            true, told(document.after()) + (document.hasOtherContent() ? ", with other content" : "")));
                    documents.add(new Note(false, told(document.before())));
                }
                case RulesChanged rules -> figures.add(ofMonth("Rules", rules.before(), rules.after()));
                case ToleranceChanged tolerance ->
                    figures.add(ofMonth("Tolerance", told(tolerance.before()), told(tolerance.after())));
                case PricesChanged prices -> figures.add(ofMonth("List prices", "as before", "others"));
            }
        }
        return new Changes(figures, findings, documents);
    }

    private static Figure ofMonth(String what, String before, String after) {
        return new Figure("", what, before, after);
    }

    private static String over(boolean isOver) {
        return isOver ? "over" : "not over";
    }

    private static String told(AccountResult account) {
        return "spend " + Words.spend(account) + ", invoiced " + Words.invoiced(account) + ", "
                + account.verdict().told();
    }

    private static String told(VersionChange.Figure figure, AccountResult account) {
        return switch (figure) {
            case SPEND -> Shown.range(account.spend().range(), account.spend().estimate());
            case INVOICED -> Shown.amount(account.invoiced());
            case PAID -> Shown.amount(account.paid());
            case REPORTED -> Shown.amount(account.reported());
            case VARIANCE -> Shown.amount(account.variance());
            case VERDICT -> account.verdict().told();
        };
    }

    private static String told(Finding finding) {
        return finding.code() + ": " + finding.message();
    }

    private static String told(DocumentUse document) {
        Boolean booked = document.booked();
        return document.file() + " (" + document.kind().told().replace('-', ' ') + ", "
                + document.outcome().replace('-', ' ')
                + (booked == null ? "" : booked ? ", booked" : ", not booked") + ")";
    }

    private static String told(Tolerance tolerance) {
        return Shown.amount(tolerance.amount()) + " or " + tolerance.percent().toPlainString() + " %";
    }
}
