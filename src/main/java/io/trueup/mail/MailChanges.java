package io.trueup.mail;

import io.trueup.finding.Finding;
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
import io.trueup.report.Edition;
import io.trueup.report.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is different from the version before, as a mail tells it: a sentence for the month, each account and each kind of thing. */
final class MailChanges {

    /** So many of a kind are named; the others are counted. An account has no more figures than these. */
    private static final int NAMED = 6;

    private static final int LONGEST_NAME = 120;

    private static final String NONE = "none";
    private static final String NOT_KNOWN = "not known";

    /** What a sentence begins with, and what follows it, if anything. */
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();

    private MailChanges() {}

    /** Nothing for a first version. */
    static List<String> of(Edition edition) {
        if (edition.previous() == null) {
            return List.of();
        }
        List<VersionChange> changes = VersionChange.between(edition.previous(), edition.month());
        if (changes.isEmpty()) {
            return List.of(Words.NOTHING_CHANGED);
        }
        MailChanges told = new MailChanges();
        changes.forEach(told::add);
        return told.sentences();
    }

    private List<String> sentences() {
        List<String> all = new ArrayList<>();
        sentences.forEach((beginning, parts) -> all.add(
                parts.isEmpty()
                        ? beginning + "."
                        : beginning + ": "
                                + parts.stream().limit(NAMED).collect(Collectors.joining("; "))
                                + (parts.size() > NAMED ? " and " + (parts.size() - NAMED) + " more" : "")
                                + "."));
        return all;
    }

    private void add(VersionChange change) {
        switch (change) {
            case StatusChanged status ->
                sentence("The month was " + status.before().told() + " and is now "
                        + status.after().told());
            case NameChanged name -> sentence("The organization was called " + named(name.before()));
            case MonthEndPassed month ->
                sentence(month.isOver() ? "The month is over now" : "The month is not over now");
            case AccountAdded(AccountResult account) -> sentence("The account " + named(account.account()) + " is new");
            case AccountGone(AccountResult account) -> sentence("The account " + named(account.account()) + " is gone");
            case FigureChanged(Figure figure, AccountResult before, AccountResult after) ->
                part(
                        named(after.account()),
                        figure.words() + " was " + told(figure, before) + ", is " + told(figure, after));
            case FindingAdded(Finding finding) -> part("New findings", told(finding));
            case FindingGone(Finding finding) -> part("Findings gone", told(finding));
            case DocumentAdded(DocumentUse document) -> part("New documents", named(document.file()));
            case DocumentGone(DocumentUse document) -> part("Documents gone", named(document.file()));
            case DocumentChanged document ->
                part("Documents changed", named(document.after().file()));
            case RulesChanged rules ->
                sentence("The version of the rules was " + rules.before() + " and is now " + rules.after());
            case ToleranceChanged tolerance -> sentence("The tolerance is another");
            case PricesChanged prices -> sentence("The list prices that lines are checked against are others");
        }
    }

    private void sentence(String whole) {
        sentences.putIfAbsent(whole, List.of());
    }

    private void part(String beginning, String part) {
        sentences.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(part);
    }

    private static String told(Figure figure, AccountResult account) {
        return switch (figure) {
            case SPEND ->
                Told.of(account.spend().range()) + " (estimate "
                        + Told.of(account.spend().estimate(), NOT_KNOWN) + ")";
            case INVOICED -> Told.of(account.invoiced(), NONE);
            case PAID -> Told.of(account.paid(), NOT_KNOWN);
            case REPORTED -> Told.of(account.reported(), NOT_KNOWN);
            case VARIANCE -> Told.of(account.variance(), NONE);
            case VERDICT -> account.verdict().words();
        };
    }

    private static String told(Finding finding) {
        return finding.code().name() + (finding.account() == null ? "" : " of " + named(finding.account()));
    }

    private static String named(String text) {
        return PlainText.oneLine(text, LONGEST_NAME);
    }
}
