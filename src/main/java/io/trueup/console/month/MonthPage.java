package io.trueup.console.month;

import io.trueup.console.decision.Decisions;
import io.trueup.console.decision.Decisions.OfMonth;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Badge;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.console.page.Stretch;
import io.trueup.finding.Finding;
import io.trueup.finding.Severity;
import io.trueup.job.Operations;
import io.trueup.job.Operations.Result;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One version of an organization's month; what changed between two; its files. */
@Controller
final class MonthPage {

    /** So many of the gravest findings stand at the head of the page. */
    private static final int WORST = 3;

    private final Operations operations;
    private final Decisions decisions;
    private final MonthFiles files;

    MonthPage(Operations operations, Decisions decisions, MonthFiles files) {
        this.operations = operations;
        this.decisions = decisions;
        this.files = files;
    }

    /** A document that bears on the month. */
    record DocumentRow(
            String file,
            String sha256,
            String kind,
            Badge badge,
            @Nullable String reason) {
        static DocumentRow of(DocumentUse use) {
            Badge badge = use.setAside()
                    ? new Badge("set aside", "✕", "bad")
                    : Boolean.FALSE.equals(use.booked())
                            ? new Badge("not booked", "!", "watch")
                            : new Badge(use.booked() == null ? "read" : "booked", "✓", "good");
            return new DocumentRow(use.file(), use.sha256(), use.kind().told().replace('-', ' '), badge, use.reason());
        }
    }

    /** A file to download. */
    record FileRow(String name, String size) {}

    @GetMapping("/months/{organization}/{month}")
    String newest(
            @PathVariable String organization,
            @PathVariable String month,
            @RequestParam(defaultValue = "0") int findings,
            @RequestParam(defaultValue = "0") int documents,
            Model model)
            throws IOException {
        YearMonth of = Asked.month(month);
        List<Integer> versions = operations.history().versions(of, Asked.organization(organization));
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return show(of, organization, versions.getLast(), versions, new Places(findings, documents), model);
    }

    @GetMapping("/months/{organization}/{month}/v{version:[0-9]{1,6}}")
    String version(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @RequestParam(defaultValue = "0") int findings,
            @RequestParam(defaultValue = "0") int documents,
            Model model)
            throws IOException {
        YearMonth of = Asked.month(month);
        List<Integer> versions = operations.history().versions(of, Asked.organization(organization));
        if (!versions.contains(version)) {
            throw new NotFound();
        }
        return show(of, organization, version, versions, new Places(findings, documents), model);
    }

    /** Where the lists of a page begin. */
    private record Places(int findings, int documents) {}

    private String show(
            YearMonth of, String organization, int version, List<Integer> versions, Places places, Model model)
            throws IOException {
        Result result = stored(of, organization, version);
        Reconciliation month = result.reconciliation();
        head(model, month, version, versions);
        model.addAttribute("words", Words.status(month));
        model.addAttribute("evidenceUntil", Shown.time(month.method().evidenceUntil()));
        model.addAttribute(
                "accounts",
                month.accounts().stream()
                        .map(account -> AccountCard.of(account, month))
                        .toList());
        findings(month, places.findings(), model);
        Stretch<DocumentUse> documents = Stretch.of(month.documents(), places.documents());
        model.addAttribute("documentPart", documents);
        model.addAttribute(
                "documents", documents.rows().stream().map(DocumentRow::of).toList());
        model.addAttribute("assumptions", month.method().assumptions());
        model.addAttribute("files", files(result.folder()));
        int before = versions.indexOf(version) - 1;
        model.addAttribute("previous", before < 0 ? null : versions.get(before));
        model.addAttribute(
                "changes",
                before < 0
                        ? null
                        : Changes.between(
                                stored(of, organization, versions.get(before)).reconciliation(), month));
        return "month";
    }

    private void findings(Reconciliation month, int from, Model model) {
        OfMonth decided = decisions.of(month);
        Map<Boolean, List<Finding>> byState =
                month.findings().stream().collect(Collectors.partitioningBy(finding -> decided.of(finding) != null));
        List<Finding> open = byState.getOrDefault(false, List.of());
        Stretch<Finding> part = Stretch.of(open, from);
        model.addAttribute("findingPart", part);
        model.addAttribute("findings", rows(part.rows(), decided));
        model.addAttribute("decided", rows(byState.getOrDefault(true, List.of()), decided));
        model.addAttribute("findingCount", Words.count(month.findings()));
        model.addAttribute("findingTotal", month.findings().size());
        model.addAttribute(
                "worst",
                rows(
                        open.stream()
                                .filter(finding -> finding.severity() != Severity.INFO)
                                .limit(WORST)
                                .toList(),
                        decided));
    }

    private static List<FindingRow> rows(List<Finding> findings, OfMonth decided) {
        return findings.stream().map(finding -> FindingRow.of(finding, decided)).toList();
    }

    private static void head(Model model, Reconciliation month, int version, List<Integer> versions) {
        model.addAttribute("organization", month.organization());
        model.addAttribute("name", month.name());
        model.addAttribute("month", month.month().toString());
        model.addAttribute("shownMonth", Shown.month(month.month()));
        model.addAttribute("badge", Badge.ofStatus(month.status().told()));
        model.addAttribute("version", version);
        model.addAttribute("versions", versions);
        model.addAttribute("isNewest", version == versions.getLast());
    }

    private Result stored(YearMonth month, String organization, int version) {
        return operations.history().version(month, organization, version).orElseThrow(NotFound::new);
    }

    private static List<FileRow> files(@Nullable Path folder) throws IOException {
        return folder == null
                ? List.of()
                : new VersionFiles(folder)
                        .list().stream()
                                .map(item -> new FileRow(item.name(), Shown.size(item.bytes())))
                                .toList();
    }

    @GetMapping("/months/{organization}/{month}/changes")
    String changes(
            @PathVariable String organization,
            @PathVariable String month,
            @RequestParam int from,
            @RequestParam int to,
            Model model) {
        YearMonth of = Asked.month(month);
        Asked.organization(organization);
        Reconciliation before = stored(of, organization, from).reconciliation();
        Reconciliation after = stored(of, organization, to).reconciliation();
        head(model, after, to, operations.history().versions(of, organization));
        model.addAttribute("previous", from);
        model.addAttribute("changes", Changes.between(before, after));
        return "changes";
    }

    @GetMapping("/months/{organization}/{month}/v{version:[0-9]{1,6}}/file")
    ResponseEntity<Resource> file(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @RequestParam String name)
            throws IOException {
        return files.download(Asked.month(month), Asked.organization(organization), version, name);
    }
}
