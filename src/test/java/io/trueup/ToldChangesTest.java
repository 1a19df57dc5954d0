package io.trueup;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.month.Changes;
import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.mail.Mailer;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.MailSettings;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Basis;
import io.trueup.reconcile.AccountResult.Spend;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.reconcile.VersionChange;
import io.trueup.reconcile.VersionChange.DocumentChanged;
import io.trueup.report.Edition;
import io.trueup.report.ReconciliationReports;
import io.trueup.report.Words;
import io.trueup.usage.ListPrice;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cover, mail and console tell the same changes between two versions, each in its own words. */
class ToldChangesTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final DocumentUse INVOICE = paper("2026-08/Invoice-1.pdf", "aa", true);
    private static final Finding GAP = finding("Between 0017 and 0019 a number is missing.");

    @TempDir
    private Path folder;

    /**
     * Two versions that differ in one thing.
     *
     * @param kind of the change
     * @param telling what each telling of it must hold
     */
    private record Versions(
            Class<? extends VersionChange> kind, Reconciliation before, Reconciliation after, List<String> telling) {

        private static Versions of(Class<? extends VersionChange> kind, Month before, Month after, String... telling) {
            return new Versions(kind, before.told(), after.told(), List.of(telling));
        }

        @Override
        public String toString() {
            return kind.getSimpleName() + " " + telling;
        }
    }

    /** What a month says, part by part. */
    private record Month(
            Status status,
            String name,
            boolean isOver,
            List<AccountResult> accounts,
            List<Finding> findings,
            List<DocumentUse> documents,
            Method method) {

        private static final Month PLAIN = new Month(
                Status.PROVISIONAL,
                "Halyard Labs, Inc.",
                true,
                List.of(account("api:production", "135.21", null)),
                List.of(GAP),
                List.of(INVOICE),
                ToldChangesTest.method("7", "0.02", "3"));

        private Month with(Status other) {
            return new Month(other, name, isOver, accounts, findings, documents, method);
        }

        private Month named(String other) {
            return new Month(status, other, isOver, accounts, findings, documents, method);
        }

        private Month notOver() {
            return new Month(status, name, false, accounts, findings, documents, method);
        }

        private Month of(AccountResult... others) {
            return new Month(status, name, isOver, List.of(others), findings, documents, method);
        }

        private Month having(Finding... others) {
            return new Month(status, name, isOver, accounts, List.of(others), documents, method);
        }

        private Month from(DocumentUse... others) {
            return new Month(status, name, isOver, accounts, findings, List.of(others), method);
        }

        private Month by(Method other) {
            return new Month(status, name, isOver, accounts, findings, documents, other);
        }

        private Reconciliation told() {
            return new Reconciliation(
                    "halyard-labs", name, AUGUST, isOver, status, documents, accounts, findings, List.of(), method);
        }
    }

    private static AccountResult account(String name, String estimate, String invoiced) {
        Money charged = invoiced == null ? null : Money.usd(invoiced);
        return new AccountResult(
                name,
                "USD",
                BillingPeriod.of(AUGUST),
                new Spend(
                        AmountRange.of(Money.usd("129.52"), Money.usd("141.70")),
                        Money.usd(estimate),
                        Basis.CREDIT_DELTA),
                null,
                charged,
                Money.usd("0.00"),
                Money.usd("135.21"),
                Money.usd("0.00"),
                Verdict.MATCHED,
                List.of(),
                null);
    }

    private static AccountResult account(UnaryOperator<AccountResult> change) {
        return change.apply(account("api:production", "135.21", null));
    }

    private static AccountResult with(AccountResult a, Money paid, Money reported, Money variance, Verdict verdict) {
        return new AccountResult(
                a.account(),
                a.unit(),
                a.compared(),
                a.spend(),
                null,
                a.invoiced(),
                paid,
                reported,
                variance,
                verdict,
                List.of(),
                null);
    }

    private static Finding finding(String message) {
        return new Finding(
                FindingCode.SERIES_GAP,
                "api:production",
                null,
                message,
                List.of(Provenance.page("2026-08/Invoice-1.pdf", 1, 2)));
    }

    private static DocumentUse paper(String file, String sha256, boolean booked) {
        return new DocumentUse(
                file, sha256, DocumentKind.USAGE_INVOICE, false, booked, booked ? null : "another seller's");
    }

    private static Method method(String rules, String tolerance, String price) {
        return new Method(
                rules,
                null,
                new Tolerance(Money.usd(tolerance), new BigDecimal("0.1")),
                List.of(),
                List.of(new ListPrice(
                        "input_tokens",
                        "sonar-pro",
                        null,
                        new BigDecimal(price),
                        new BigDecimal("1000000"),
                        LocalDate.of(2025, 4, 18),
                        null)));
    }

    static Stream<Versions> versions() {
        Month plain = Month.PLAIN;
        Money nothing = Money.usd("0.00");
        Money reported = Money.usd("135.21");
        return Stream.of(
                Versions.of(
                        VersionChange.StatusChanged.class,
                        plain,
                        plain.with(Status.RECONCILED),
                        "rovisional",
                        "econciled"),
                Versions.of(VersionChange.NameChanged.class, plain, plain.named("Halyard GmbH"), "Halyard Labs, Inc."),
                Versions.of(VersionChange.MonthEndPassed.class, plain.notOver(), plain, "over"),
                Versions.of(VersionChange.MonthEndPassed.class, plain, plain.notOver(), "not over"),
                Versions.of(
                        VersionChange.AccountAdded.class,
                        plain,
                        plain.of(plain.accounts().getFirst(), account("api:batch", "5.00", null)),
                        "api:batch"),
                Versions.of(
                        VersionChange.AccountGone.class,
                        plain.of(plain.accounts().getFirst(), account("api:batch", "5.00", null)),
                        plain,
                        "api:batch"),
                Versions.of(
                        VersionChange.FigureChanged.class,
                        plain,
                        plain.of(account("api:production", "136.77", null)),
                        "api:production",
                        "pend",
                        "135.21",
                        "136.77"),
                Versions.of(
                        VersionChange.FigureChanged.class,
                        plain,
                        plain.of(account("api:production", "135.21", "140.02")),
                        "api:production",
                        "nvoiced",
                        "140.02"),
                Versions.of(
                        VersionChange.FigureChanged.class,
                        plain,
                        plain.of(account(a -> with(a, Money.usd("0.42"), reported, nothing, Verdict.MATCHED))),
                        "api:production",
                        "aid in cash",
                        "0.42"),
                Versions.of(
                        VersionChange.FigureChanged.class,
                        plain,
                        plain.of(account(a -> with(a, nothing, Money.usd("77.31"), nothing, Verdict.MATCHED))),
                        "api:production",
                        "eported",
                        "77.31"),
                Versions.of(
                        VersionChange.FigureChanged.class,
                        plain,
                        plain.of(account(a -> with(a, nothing, reported, Money.usd("1.84"), Verdict.MATCHED))),
                        "api:production",
                        "ariance",
                        "1.84"),
                Versions.of(
                        VersionChange.FigureChanged.class,
                        plain,
                        plain.of(account(a -> with(a, nothing, reported, nothing, Verdict.AMBIGUOUS))),
                        "api:production",
                        "erdict"),
                Versions.of(VersionChange.FindingAdded.class, plain.having(), plain, "SERIES_GAP"),
                Versions.of(VersionChange.FindingAdded.class, plain, plain.having(GAP, GAP), "SERIES_GAP"),
                Versions.of(VersionChange.FindingGone.class, plain, plain.having(), "SERIES_GAP"),
                Versions.of(
                        VersionChange.DocumentAdded.class,
                        plain,
                        plain.from(INVOICE, paper("2026-08/late.pdf", "bb", true)),
                        "2026-08/late.pdf"),
                Versions.of(
                        VersionChange.DocumentGone.class,
                        plain.from(INVOICE, paper("2026-08/late.pdf", "bb", true)),
                        plain,
                        "2026-08/late.pdf"),
                Versions.of(
                        DocumentChanged.class,
                        plain,
                        plain.from(paper("2026-08/Invoice-1.pdf", "bb", true)),
                        "2026-08/Invoice-1.pdf"),
                Versions.of(
                        DocumentChanged.class,
                        plain,
                        plain.from(paper("2026-08/Invoice-1.pdf", "aa", false)),
                        "2026-08/Invoice-1.pdf"),
                Versions.of(
                        DocumentChanged.class,
                        plain,
                        plain.from(paper("2026-08/filed/Invoice-1.pdf", "aa", true)),
                        "2026-08/filed/Invoice-1.pdf"),
                Versions.of(VersionChange.RulesChanged.class, plain, plain.by(method("8", "0.02", "3")), "ules", "8"),
                Versions.of(
                        VersionChange.ToleranceChanged.class, plain, plain.by(method("7", "0.05", "3")), "olerance"),
                Versions.of(
                        VersionChange.PricesChanged.class, plain, plain.by(method("7", "0.02", "4")), "ist prices"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aChangeIsToldOnTheCoverInTheMailAndInTheConsole(Versions versions) throws Exception {
        List<VersionChange> changes = VersionChange.between(versions.before(), versions.after());

        assertThat(changes.stream().distinct()).singleElement().isInstanceOf(versions.kind());
        assertThat(cover(versions.before(), versions.after())).as("cover").contains(versions.telling());
        assertThat(mail(versions.before(), versions.after())).as("mail").contains(versions.telling());
        assertThat(console(versions.before(), versions.after())).as("console").contains(versions.telling());
    }

    @Test
    void everyKindOfChangeIsTriedHere() {
        assertThat(versions().map(Versions::kind).collect(Collectors.toSet()))
                .isEqualTo(Set.of(VersionChange.class.getPermittedSubclasses()));
    }

    @Test
    void manyChangesAtOnceAreAllTold() throws Exception {
        Month before = Month.PLAIN.from();
        Month after = Month.PLAIN
                .with(Status.DISCREPANT)
                .of(account("api:production", "136.77", "140.02"))
                .having(finding("Between 0019 and 0021 a number is missing."))
                .by(method("8", "0.02", "3"));
        List<String> telling = List.of("iscrepant", "136.77", "140.02", "SERIES_GAP", "2026-08/Invoice-1.pdf", "ules");

        assertThat(VersionChange.between(before.told(), after.told())).hasSize(7);
        assertThat(cover(before.told(), after.told())).contains(telling);
        assertThat(mail(before.told(), after.told())).contains(telling);
        assertThat(console(before.told(), after.told())).contains(telling);
    }

    @Test
    void whereNothingOfThisChangedAllSaySo() throws Exception {
        Reconciliation month = Month.PLAIN.told();

        assertThat(cover(month, month)).contains(Words.NOTHING_CHANGED);
        assertThat(mail(month, month)).contains(Words.NOTHING_CHANGED);
        assertThat(Changes.between(month, month).isEmpty()).isTrue();
    }

    /** What stands between the headings "What changed" and "Who to ask". */
    private static String cover(Reconciliation before, Reconciliation after) throws Exception {
        byte[] workbook = Objects.requireNonNull(new ReconciliationReports()
                .render(new Edition(after, 2, before))
                .get("reconciliation.xlsx"));
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            String whole = StreamSupport.stream(opened.getSheet("Cover").spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .filter(cell -> cell.getCellType() == CellType.STRING)
                    .map(Cell::getStringCellValue)
                    .collect(Collectors.joining("\n"));
            return between(whole, "What changed since version 1", "Who to ask");
        }
    }

    private String mail(Reconciliation before, Reconciliation after) throws Exception {
        byte[] file = Mailer.of(MailSettings.FILES, name -> null)
                .file(new Edition(after, 2, before), folder, "ap@halyard.example");
        Part part = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file));
        while (part.getContent() instanceof Multipart parts) {
            part = parts.getBodyPart(0);
        }
        String whole = part.getContent().toString().replaceAll("\\s+", " ");
        return between(whole, "CHANGED SINCE THE VERSION BEFORE", "THE WORKBOOK");
    }

    private static String console(Reconciliation before, Reconciliation after) {
        Changes changes = Changes.between(before, after);
        return Stream.of(changes.figures(), changes.findings(), changes.documents())
                .flatMap(List::stream)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String between(String text, String from, String to) {
        assertThat(text).contains(from, to);
        return Arrays.asList(text.split(from, 2)[1].split(to, 2)).getFirst();
    }
}
