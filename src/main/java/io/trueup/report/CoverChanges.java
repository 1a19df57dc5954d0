package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.money.Amount;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.VersionChange;
import io.trueup.reconcile.VersionChange.AccountAdded;
import io.trueup.reconcile.VersionChange.AccountGone;
import io.trueup.reconcile.VersionChange.DocumentAdded;
import io.trueup.reconcile.VersionChange.DocumentChanged;
import io.trueup.reconcile.VersionChange.DocumentGone;
import io.trueup.reconcile.VersionChange.Figure;
import io.trueup.reconcile.VersionChange.FigureChanged;
import io.trueup.reconcile.VersionChange.FindingAdded;
import io.trueup.reconcile.VersionChange.FindingGone;
import io.trueup.reconcile.VersionChange.MonthEndPassed;
import io.trueup.reconcile.VersionChange.NameChanged;
import io.trueup.reconcile.VersionChange.PricesChanged;
import io.trueup.reconcile.VersionChange.RulesChanged;
import io.trueup.reconcile.VersionChange.StatusChanged;
import io.trueup.reconcile.VersionChange.ToleranceChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a version says otherwise than the one before, as the cover tells it: a line a change, long lists cut short. */
final class CoverChanges {

    /** So many of a kind are named; the others are counted. */
    private static final int NAMED = 12;

    /**
     * @param what has changed, an account or a kind of thing
     * @param told how, in a sentence
     */
    record Line(String what, String told) {}

    private CoverChanges() {}

    static List<Line> told(List<VersionChange> changes) {
        if (changes.isEmpty()) {
            return List.of(new Line("Nothing of this", Words.NOTHING_CHANGED));
        }
        Map<String, List<Line>> byWhat = new LinkedHashMap<>();
        for (VersionChange change : changes) {
            Line line = line(change);
            byWhat.computeIfAbsent(line.what(), what -> new ArrayList<>()).add(line);
        }
        List<Line> lines = new ArrayList<>();
        byWhat.forEach((what, all) -> {
            lines.addAll(all.subList(0, Math.min(NAMED, all.size())));
            if (all.size() > NAMED) {
                lines.add(new Line(what, "And " + Words.count(all.size() - NAMED) + " more."));
            }
        });
        return lines;
    }

    private static Line line(VersionChange change) {
        return switch (change) {
            case StatusChanged status ->
                new Line(
                        "Status",
                        Words.status(status.before()) + " before, now "
                                + status.after().told() + ".");
            case NameChanged name -> new Line("Name", "“" + name.before() + "” before.");
            case MonthEndPassed month ->
                new Line("Month", month.isOver() ? "The month is over now." : "The month is not over now.");
            case AccountAdded(AccountResult account) ->
                new Line(
                        account.account(),
                        "New: spend " + Words.spend(account) + ", invoiced " + Words.invoiced(account) + ", "
                                + account.verdict().told() + ".");
            case AccountGone(AccountResult account) ->
                new Line(
                        account.account(),
                        "No longer an account of the organization; "
                                + account.verdict().told() + " before.");
            case FigureChanged(Figure figure, AccountResult before, AccountResult after) ->
                new Line(
                        after.account(),
                        Words.capitalized(figure.words()) + ": " + told(figure, before) + " before, now "
                                + told(figure, after) + ".");
            case FindingAdded(Finding finding) -> new Line("New finding", told(finding));
            case FindingGone(Finding finding) -> new Line("Finding gone", told(finding));
            case DocumentAdded(DocumentUse document) -> new Line("New document", Words.document(document));
            case DocumentGone(DocumentUse document) -> new Line("Document gone", Words.document(document));
            case DocumentChanged document -> new Line("Document changed", Words.document(document));
            case RulesChanged rules ->
                new Line("Rules", "Version " + rules.before() + " before, now " + rules.after() + ".");
            case ToleranceChanged tolerance -> new Line("Tolerance", "It has been changed: see Method.");
            case PricesChanged prices ->
                new Line("List prices", "Those that the lines are checked against are others: see Method.");
        };
    }

    private static String told(Figure figure, AccountResult account) {
        return switch (figure) {
            case SPEND -> Words.spend(account);
            case INVOICED -> Words.invoiced(account);
            case PAID -> told(account.paid());
            case REPORTED -> told(account.reported());
            case VARIANCE -> told(account.variance());
            case VERDICT -> account.verdict().told();
        };
    }

    private static String told(@Nullable Amount amount) {
        return amount == null ? Words.NOT_KNOWN : Words.amount(amount);
    }

    private static String told(Finding finding) {
        return finding.severity().told() + " " + finding.code().name() + ": " + finding.message();
    }
}
