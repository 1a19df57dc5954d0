package io.trueup.console.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.trueup.console.api.DecisionsApi.DecisionItem;
import io.trueup.console.decision.Decisions;
import io.trueup.console.decision.Decisions.OfMonth;
import io.trueup.console.month.Changes;
import io.trueup.console.page.Asked;
import io.trueup.console.page.Paged;
import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.job.Operations;
import io.trueup.job.Operations.Result;
import io.trueup.reconcile.Reconciliation;
import io.trueup.report.NextStep;
import io.trueup.report.ReconciliationReports;
import io.trueup.store.MonthStandings.Filter;
import io.trueup.store.MonthStandings.Place;
import io.trueup.store.Standing;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Months, their versions and findings. */
@RestController
@RequestMapping("/api/v1/months")
final class MonthsApi {

    private static final Set<String> STATUSES = Set.of("discrepant", "provisional", "reconciled", Filter.MISSING);

    private final Operations operations;
    private final Decisions decisions;

    MonthsApi(Operations operations, Decisions decisions) {
        this.operations = operations;
        this.decisions = decisions;
    }

    /**
     * How the newest version of a month stands; money as decimals in the currency.
     *
     * @param invoicesNotEstimated missing invoices that nothing tells the amount of
     * @param accrued the estimates of the others; null: not one is known
     */
    record MonthItem(
            String organization,
            String name,
            String month,
            int version,
            String status,
            String currency,
            int errors,
            int warnings,
            String disputed,
            int invoicesMissing,
            int invoicesNotEstimated,
            @Nullable String accrued,
            int documentsSetAside,
            String href) {
        static MonthItem of(Standing standing) {
            return new MonthItem(
                    standing.organization(),
                    standing.name(),
                    standing.month().toString(),
                    standing.version(),
                    standing.status(),
                    standing.currency(),
                    standing.errors(),
                    standing.warnings(),
                    standing.disputed().toPlainString(),
                    standing.missing(),
                    standing.unestimated(),
                    standing.isAccruedKnown() ? standing.accrued().toPlainString() : null,
                    standing.setAside(),
                    address(standing.organization(), standing.month()));
        }
    }

    @GetMapping
    Listing<MonthItem> months(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (Asked.text(status) != null && !STATUSES.contains(status)) {
            throw ApiProblem.wrong("“status” is discrepant, provisional, reconciled or missing.");
        }
        int size = Listing.limit(limit);
        Filter filter = new Filter(Wanted.month(month), Asked.text(organization), Asked.text(status));
        Paged<Standing> page = Paged.of(operations.history().months(filter, place(cursor), size + 1), size);
        return Listing.of(page, MonthItem::of, row -> List.of(row.month().toString(), row.organization()));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        List<String> place = Listing.place(cursor, 2);
        return place == null
                ? null
                : new Place(Asked.maybeMonth(place.get(0)).orElseThrow(Listing::noCursor), place.get(1));
    }

    /**
     * A version of a month.
     *
     * @param result as {@code result.json} tells it
     */
    record MonthVersion(
            String organization,
            String month,
            int version,
            boolean newest,
            List<Integer> versions,
            Links links,
            @JsonRawValue String result) {
        MonthVersion {
            versions = List.copyOf(versions);
        }
    }

    /** @param page of the console */
    record Links(String self, String versions, String files, String findings, String page) {
        static Links of(String organization, YearMonth month, int version) {
            String self = address(organization, month) + "/versions/" + version;
            return new Links(
                    self,
                    address(organization, month) + "/versions",
                    self + "/files",
                    self + "/findings",
                    "/months/" + organization + "/" + month + "/v" + version);
        }
    }

    static String address(String organization, YearMonth month) {
        return "/api/v1/months/" + organization + "/" + month;
    }

    @GetMapping("/{organization}/{month}")
    MonthVersion month(@PathVariable String organization, @PathVariable String month) {
        List<Integer> versions = versions(Asked.month(month), Asked.organization(organization));
        return shown(Asked.month(month), organization, versions.getLast(), versions);
    }

    @GetMapping("/{organization}/{month}/versions/{version:[0-9]{1,6}}")
    MonthVersion version(@PathVariable String organization, @PathVariable String month, @PathVariable int version) {
        YearMonth of = Asked.month(month);
        return shown(of, Asked.organization(organization), version, versions(of, organization));
    }

    private List<Integer> versions(YearMonth month, String organization) {
        List<Integer> versions = operations.history().versions(month, organization);
        if (versions.isEmpty()) {
            throw ApiProblem.notFound(organization + " has no result of " + month + ".");
        }
        return versions;
    }

    private MonthVersion shown(YearMonth month, String organization, int version, List<Integer> versions) {
        Result result = stored(month, organization, version);
        return new MonthVersion(
                organization,
                month.toString(),
                version,
                version == versions.getLast(),
                versions,
                Links.of(organization, month, version),
                new String(ReconciliationReports.resultJson(result.reconciliation(), version), StandardCharsets.UTF_8));
    }

    private Result stored(YearMonth month, String organization, int version) {
        return operations
                .history()
                .version(month, organization, version)
                .orElseThrow(
                        () -> ApiProblem.notFound(organization + " has no version " + version + " of " + month + "."));
    }

    /** A version in the list. */
    record VersionItem(int version, boolean newest, Links links) {}

    @GetMapping("/{organization}/{month}/versions")
    Listing<VersionItem> versions(@PathVariable String organization, @PathVariable String month) {
        YearMonth of = Asked.month(month);
        List<Integer> versions = versions(of, Asked.organization(organization));
        return Listing.whole(versions.stream()
                .map(one -> new VersionItem(one, one.equals(versions.getLast()), Links.of(organization, of, one)))
                .toList());
    }

    /** What changed from one version to another, in the words of the page. */
    record VersionChanges(
            int from, int to, List<FigureChanged> figures, List<NoteChanged> findings, List<NoteChanged> documents) {
        VersionChanges {
            figures = List.copyOf(figures);
            findings = List.copyOf(findings);
            documents = List.copyOf(documents);
        }
    }

    @GetMapping("/{organization}/{month}/changes")
    VersionChanges changes(
            @PathVariable String organization,
            @PathVariable String month,
            @RequestParam int from,
            @RequestParam int to) {
        YearMonth of = Asked.month(month);
        Changes changes = Changes.between(
                stored(of, Asked.organization(organization), from).reconciliation(),
                stored(of, organization, to).reconciliation());
        return new VersionChanges(
                from,
                to,
                changes.figures().stream().map(FigureChanged::of).toList(),
                changes.findings().stream().map(NoteChanged::of).toList(),
                changes.documents().stream().map(NoteChanged::of).toList());
    }

    /**
     * A finding.
     *
     * @param key names it in addresses: the same as long as its figures are
     * @param amount a decimal; null if it has none
     * @param unit of it: a currency, or credits
     * @param next what to do
     * @param decision null: it is open
     */
    record FindingItem(
            String key,
            String code,
            String severity,
            @Nullable String account,
            @Nullable String amount,
            @Nullable String unit,
            String message,
            String next,
            List<EvidenceItem> evidence,
            @Nullable DecisionItem decision) {
        FindingItem {
            evidence = List.copyOf(evidence);
        }

        static FindingItem of(Finding finding, OfMonth decisions) {
            return new FindingItem(
                    decisions.key(finding),
                    finding.code().name(),
                    finding.code().severity().name().toLowerCase(Locale.ROOT),
                    finding.account(),
                    finding.amount() == null ? null : finding.amount().value().toPlainString(),
                    finding.amount() == null ? null : finding.amount().unit(),
                    finding.message(),
                    NextStep.of(finding),
                    finding.evidence().stream().map(EvidenceItem::of).toList(),
                    DecisionItem.orNull(decisions.of(finding)));
        }
    }

    /** A place on paper. */
    record EvidenceItem(
            String file, @Nullable Integer page, @Nullable Integer row) {
        static EvidenceItem of(Provenance at) {
            return new EvidenceItem(at.file(), at.page(), at.row());
        }
    }

    @GetMapping("/{organization}/{month}/versions/{version:[0-9]{1,6}}/findings")
    Listing<FindingItem> findings(
            @PathVariable String organization, @PathVariable String month, @PathVariable int version) {
        Reconciliation of = stored(Asked.month(month), Asked.organization(organization), version)
                .reconciliation();
        OfMonth decided = decisions.of(of);
        return Listing.whole(of.findings().stream()
                .map(finding -> FindingItem.of(finding, decided))
                .toList());
    }
}
