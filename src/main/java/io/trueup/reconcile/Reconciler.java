package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.finding.Finding;
import io.trueup.finding.Severity;
import io.trueup.invoice.InvoiceLine;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.usage.ListPrice;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reconciles one organization's month: a pure function of its facts, whatever their order. */
public final class Reconciler {

    /** Changes whenever the same facts could come out differently. */
    public static final String RULES = "6";

    private static final List<MonthCheck> MONTH_CHECKS =
            List.of(new DocumentCheck(), new SeriesCheck(), new FootingCheck(), new UsageFiles());
    private static final List<ApiCheck> API_CHECKS = List.of(
            new PeriodCheck(),
            new CreditCheck(),
            new ReloadCheck(),
            new KeyCheck(),
            new RateCheck(),
            new UsageCheck(),
            new UsageNotes(),
            new LogCheck(),
            new ExportCheck());

    private final Month month;
    private final List<Finding> findings = new ArrayList<>();
    private final List<AccountResult> accounts = new ArrayList<>();
    private final List<BookedLine> lines = new ArrayList<>();
    private final Set<String> assumptions = new LinkedHashSet<>();
    private final Set<ListPrice> prices = new LinkedHashSet<>();
    private final List<ApiMonth> apis = new ArrayList<>();
    private final List<PoolDay> poolDays = new ArrayList<>();
    private final List<ComputerDay> computerDays = new ArrayList<>();
    private final List<SeatLine> seatLines = new ArrayList<>();
    private final List<BoughtCredit> boughtCredit = new ArrayList<>();

    private Reconciler(Month month) {
        this.month = month;
    }

    public static Reconciliation reconcile(Facts facts, YearMonth month) {
        return new Reconciler(Month.of(facts, month)).reconcile();
    }

    private Reconciliation reconcile() {
        MONTH_CHECKS.forEach(check -> findings.addAll(check.examine(month)));
        month.facts().organization().api().forEach(this::reconcile);
        if (month.facts().organization().seats() != null) {
            reconcile(month.facts().organization().seats());
        }
        if (month.facts().organization().computer() != null) {
            reconcileComputer();
        } else if (!ComputerUsage.inside(month).isEmpty()) {
            assumptions.add(
                    "Analytics of Computer credits are there, but organization.yaml names no pool (computer:): they are used in no figure.");
        }
        List<DocumentUse> documents = Bearing.documents(month, findings);
        findings.addAll(LateDocumentCheck.examine(month.facts().closed(), documents, accounts));
        findings.sort(Finding.ORDER);
        MonthDetail detail = detail();
        return new Reconciliation(
                month.facts().organization().id(),
                month.facts().organization().name(),
                month.month(),
                month.isOver(),
                status(),
                documents,
                accounts,
                findings,
                lines,
                new Method(
                        RULES,
                        evidenceUntil(documents),
                        month.facts().organization().tolerance(),
                        List.copyOf(assumptions),
                        List.copyOf(prices)),
                detail);
    }

    private MonthDetail detail() {
        UsageDays usage = UsageDays.of(apis);
        assumptions.addAll(usage.assumptions(month.month()));
        return new MonthDetail(
                Terms.of(month.facts().organization()),
                BookedSales.of(month),
                poolDays,
                computerDays,
                usage.rows(),
                seatLines,
                boughtCredit,
                SeatShares.of(month));
    }

    private void keepBooks(BoughtCredit pool) {
        boughtCredit.add(pool);
        assumptions.addAll(pool.assumptions());
    }

    private void reconcile(ApiGroup group) {
        ApiMonth api = ApiMonth.of(month, group);
        apis.add(api);
        poolDays.addAll(PoolDays.of(api));
        List<Finding> ofAccount = new ArrayList<>();
        API_CHECKS.forEach(check -> ofAccount.addAll(check.examine(api)));
        ApiAccount.Told told = ApiAccount.tell(api, causes(group.account(), ofAccount));
        ofAccount.addAll(InvoiceCheck.examine(api, told.result()));
        accounts.add(told.result());
        findings.addAll(ofAccount);
        assumptions.addAll(Assumptions.of(api));
        assumptions.addAll(told.assumptions());
        PrepaidBooks.of(api).ifPresent(this::keepBooks);
        for (MonthBook.Entry entry : api.book().entries()) {
            entry.lines().forEach(line -> lines.add(booked(api, entry, line)));
        }
    }

    private void reconcile(SeatContract contract) {
        SeatMonth seats = SeatMonth.of(month, contract);
        seatLines.addAll(SeatLines.of(seats));
        List<Finding> ofAccount = new ArrayList<>(SeatCheck.examine(seats));
        AccountResult told = SeatAccount.tell(seats, causes(SeatContract.ACCOUNT, ofAccount));
        ofAccount.addAll(SeatAccount.examine(seats, told));
        accounts.add(told);
        findings.addAll(ofAccount);
        assumptions.addAll(Assumptions.of(seats));
        seats.sales().forEach(sale -> bookAll(SeatContract.ACCOUNT, sale));
    }

    private void reconcileComputer() {
        ComputerMonth computer = ComputerMonth.of(month);
        poolDays.addAll(PoolDays.of(computer));
        computerDays.addAll(ComputerDays.of(computer.usage()));
        accounts.add(ComputerAccount.tell(computer));
        findings.addAll(ComputerCheck.examine(computer));
        assumptions.addAll(ComputerAccount.assumptions(computer));
        keepBooks(PrepaidBooks.of(computer));
        computer.arrears().forEach(sale -> bookAll(ComputerPool.ACCOUNT, sale));
    }

    private void bookAll(String account, Sale sale) {
        sale.invoice()
                .lines()
                .forEach(line -> lines.add(new BookedLine(
                        account,
                        sale.invoice().number(),
                        sale.invoice().issued(),
                        sale.paper().periodOf(line),
                        line,
                        null,
                        sale.invoice().at(line.place()))));
    }

    /** The findings that may explain a difference of this account. */
    private List<Finding> causes(String account, List<Finding> ofAccount) {
        return Stream.concat(ofAccount.stream(), findings.stream().filter(finding -> account.equals(finding.account())))
                .toList();
    }

    private BookedLine booked(ApiMonth api, MonthBook.Entry entry, InvoiceLine line) {
        List<ListPrice> listed = RateCheck.listed(api, entry, line);
        prices.addAll(listed);
        List<String> unitPrices = listed.stream()
                .map(price -> RateCheck.unitPrice(price).stripTrailingZeros().toPlainString())
                .distinct()
                .toList();
        return new BookedLine(
                api.account(),
                entry.sale().invoice().number(),
                entry.sale().invoice().issued(),
                entry.sale().paper().periodOf(line),
                line,
                unitPrices.isEmpty() ? null : String.join(" or ", unitPrices),
                entry.at(line));
    }

    private Status status() {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
                || accounts.stream().anyMatch(account -> account.verdict().isDiscrepant())) {
            return Status.DISCREPANT;
        }
        return accounts.stream().anyMatch(account -> account.verdict() == Verdict.INVOICE_MISSING)
                ? Status.PROVISIONAL
                : Status.RECONCILED;
    }

    /** The newest evidence that bears on the month: the report's "as of", since it carries no wall clock. */
    private @Nullable Instant evidenceUntil(List<DocumentUse> documents) {
        Set<String> files = new LinkedHashSet<>();
        documents.forEach(document -> files.add(document.file()));
        Stream<Instant> papers = month.facts().invoices().stream()
                .filter(invoice -> files.contains(invoice.source().file()))
                .map(invoice -> invoice.issued().atStartOfDay(ZoneOffset.UTC).toInstant());
        Stream<Instant> readings = month.pools().stream()
                .map(pool -> {
                    Span span = Span.of(month, pool.readings());
                    return pool.readings().stream()
                            .map(BalanceReading::at)
                            .filter(span::contains)
                            .toList();
                })
                .flatMap(Collection::stream);
        Stream<Instant> analytics = ComputerUsage.inside(month).stream()
                .filter(bucket -> files.contains(bucket.source().file()))
                .map(bucket -> bucket.window().end())
                .filter(end -> !end.isAfter(month.facts().asOf()));
        return Stream.of(papers, readings, analytics)
                .flatMap(all -> all)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
