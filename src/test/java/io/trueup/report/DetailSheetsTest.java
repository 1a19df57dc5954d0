package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trueup.credit.BalanceReading;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.Place;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.ComputerDay;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.PoolDay;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.SeatLine;
import io.trueup.reconcile.SeatLine.Kind;
import io.trueup.reconcile.UsedOnDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise: days, seats and usage × price foot by formula, and what is unknown is a word. */
class DetailSheetsTest {

    private static final String ACCOUNT = "api:production";
    private static final LocalDate FIRST = LocalDate.parse("2026-08-01");
    private static final BillingPeriod AUGUST = BillingPeriod.of(FIRST, FIRST.plusMonths(1));

    private static Reconciliation month(MonthDetail detail, List<BookedLine> lines) {
        Reconciliation sample = SampleReconciliations.reconciled();
        return new Reconciliation(
                sample.organization(),
                sample.name(),
                sample.month(),
                sample.monthOver(),
                sample.status(),
                sample.documents(),
                sample.accounts(),
                sample.findings(),
                lines,
                sample.method(),
                detail);
    }

    private static MonthDetail detail(
            List<PoolDay> days, List<ComputerDay> computer, List<UsedOnDay> usage, List<SeatLine> seats) {
        return new MonthDetail(null, List.of(), days, computer, usage, seats, List.of());
    }

    /** 31 days of 8 eight dollars each, the last two beyond the last reading. */
    private static List<PoolDay> days() {
        List<PoolDay> days = new ArrayList<>();
        Amount balance = Money.usd("300.123456");
        for (int i = 0; i < 31; i++) {
            Amount bought = Money.usd(i == 4 ? "50" : "0");
            Amount closing = balance.plus(bought).minus(Money.usd("8.000001"));
            boolean known = i < 29;
            days.add(new PoolDay(
                    ACCOUNT,
                    FIRST.plusDays(i),
                    known
                            ? AmountRange.of(balance.minus(Money.usd("1")), balance.plus(Money.usd("1")))
                            : AmountRange.unknown(),
                    balance,
                    known
                            ? AmountRange.of(closing.minus(Money.usd("1")), closing.plus(Money.usd("1")))
                            : AmountRange.unknown(),
                    closing,
                    known ? AmountRange.of(Money.usd("7"), Money.usd("9")) : AmountRange.unknown(),
                    Money.usd("8.000001"),
                    bought,
                    Money.usd("0"),
                    Money.usd("0"),
                    known ? 1 : 0,
                    known
                            ? new BalanceReading(
                                    ACCOUNT,
                                    FIRST.plusDays(i).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC),
                                    closing,
                                    Provenance.line("2026-08/balances.csv", i + 2))
                            : null));
            balance = closing;
        }
        return days;
    }

    private static UsedOnDay used(int day, @Nullable String key, String quantity, String... prices) {
        List<BigDecimal> unit =
                java.util.Arrays.stream(prices).map(BigDecimal::new).toList();
        BigDecimal amount = new BigDecimal(quantity);
        AmountRange worth = unit.isEmpty()
                ? AmountRange.of(Money.usd("0"), null)
                : AmountRange.of(
                        Money.of(amount.multiply(unit.getFirst()), Money.USD),
                        Money.of(amount.multiply(unit.getLast()), Money.USD));
        return new UsedOnDay(
                ACCOUNT,
                FIRST.plusDays(day),
                "sonar-pro",
                "output_tokens",
                null,
                key,
                amount,
                unit,
                worth,
                "usage.json");
    }

    private static BookedLine line(@Nullable String key, String quantity, String amount) {
        return new BookedLine(
                ACCOUNT,
                "Q7HX2MZP-0031",
                FIRST.plusMonths(1),
                AUGUST,
                new InvoiceLine(
                        "sonar-pro Output Tokens",
                        new BigDecimal(quantity),
                        null,
                        Money.usd(amount),
                        null,
                        null,
                        null,
                        LineSubject.usage("sonar-pro", "output_tokens", null, key),
                        new Place(1, 12)),
                null,
                Provenance.page("2026-08/Invoice.pdf", 1, 12));
    }

    private static SeatLine seat(
            Kind kind,
            @Nullable String held,
            @Nullable String expected,
            @Nullable String charged,
            @Nullable String invoiced) {
        return new SeatLine(
                kind,
                "enterprise-pro",
                null,
                AUGUST,
                Money.usd("40"),
                held == null ? null : new BigDecimal(held),
                expected == null ? null : Money.usd(expected),
                charged == null ? null : new BigDecimal(charged),
                invoiced == null ? null : Money.usd(invoiced),
                invoiced == null ? null : "8K2MNQ4T-0011",
                invoiced == null ? null : Provenance.page("2026-08/Invoice-8K2MNQ4T-0011.pdf", 1, 9));
    }

    private static Reconciliation whole() {
        List<ComputerDay> computer = List.of(
                new ComputerDay(FIRST, Credits.of(100), Credits.of(60), Credits.of(30), true),
                new ComputerDay(FIRST.plusDays(1), Credits.of(50), null, null, false));
        List<UsedOnDay> usage = List.of(
                used(0, "743S", "1000001", "0.000015"),
                used(1, "743S", "2000000", "0.000012"),
                used(2, "AAAA", "500000", "0.000015", "0.00003"),
                used(3, null, "7"));
        List<SeatLine> seats = List.of(
                seat(Kind.RENEWAL, "12", "480", "7", "280"),
                seat(Kind.RENEWAL, null, null, "6", "240"),
                seat(Kind.UNCALLED, null, null, "1", "26.67"),
                seat(Kind.JOINER, "1", "13.33", null, null));
        return month(
                detail(days(), computer, usage, seats),
                List.of(line("743S", "3000001", "39.00"), line("AAAA", "500000", "10.00")));
    }

    private static String word(Cell cell) {
        return cell.getStringCellValue();
    }

    @Test
    void anExactHalfCentIsRoundedAlikeByEveryProgram() throws IOException {
        Reconciliation month = month(
                detail(days(), List.of(), List.of(used(0, "743S", "1029", "0.005")), List.of()),
                List.of(line("743S", "1029", "5.15")));
        try (XSSFWorkbook workbook = WorkbookReader.open(month)) {
            Cell difference =
                    WorkbookReader.cell(workbook.getSheet(SheetName.USAGE.told()), "Amount difference", ACCOUNT);

            assertThat(difference.getNumericCellValue()).isEqualTo(0.01);
            assertThat(difference.getCellFormula()).startsWith("ROUND(ROUND(").endsWith(",9),2)");
        }
    }

    @Test
    void everyFormulaCarriesWhatItComputes() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(whole())) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            for (SheetName name : List.of(SheetName.DAILY, SheetName.SEATS, SheetName.USAGE)) {
                List<Cell> formulas = WorkbookReader.cells(workbook.getSheet(name.told())).stream()
                        .filter(cell -> cell.getCellType() == CellType.FORMULA)
                        .toList();
                assertThat(formulas).as(name.told()).isNotEmpty();
                for (Cell cell : formulas) {
                    assertThat(cell.getNumericCellValue())
                            .as(name + " " + cell.getAddress() + " " + cell.getCellFormula())
                            .isCloseTo(evaluator.evaluate(cell).getNumberValue(), within(1e-9));
                }
            }
        }
    }

    @Test
    void theDaysTellWhatIsKnownAndDrawIt() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(whole())) {
            XSSFSheet sheet = workbook.getSheet("Daily");
            Cell total = WorkbookReader.cell(sheet, "Used, best", ACCOUNT, "the days");
            assertThat(total.getNumericCellValue()).isEqualTo(248.00);
            assertThat(word(WorkbookReader.cell(sheet, "Used at most", ACCOUNT, "the days")))
                    .isEqualTo("open");
            assertThat(sheet.getDrawingPatriarch().getCharts()).singleElement().satisfies(chart -> {
                assertThat(chart.getTitleText().getString()).contains(ACCOUNT, "USD");
            });
            assertThat(sheet.getDrawingPatriarch().getCTDrawing().xmlText())
                    .contains("readings as markers", "300.12 USD");
        }
    }

    @Test
    void seatsThatSeveralLinesBillAreExpectedOnce() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(whole())) {
            XSSFSheet sheet = workbook.getSheet("Seats");
            assertThat(WorkbookReader.cell(sheet, "Expected", "Total").getNumericCellValue())
                    .isEqualTo(493.33);
            assertThat(WorkbookReader.cell(sheet, "Invoiced", "Total").getNumericCellValue())
                    .isEqualTo(546.67);
            assertThat(WorkbookReader.cell(sheet, "Difference", "Total").getNumericCellValue())
                    .isEqualTo(53.34);
            assertThat(word(WorkbookReader.cell(sheet, "Invoiced", "enterprise-pro", "joiner")))
                    .isEqualTo("not charged");
            assertThat(WorkbookReader.cell(sheet, "Difference", "enterprise-pro", "not called for")
                            .getNumericCellValue())
                    .isEqualTo(26.67);
        }
    }

    @Test
    void usageAtSeveralPricesIsComparedWithItsLineTogether() throws IOException {
        List<UsageGroup> groups = UsageGroup.of(
                ACCOUNT,
                List.of(used(0, "743S", "1000001", "0.000015"), used(1, "743S", "2000000", "0.000012")),
                List.of(line("743S", "3000001", "39.00")));
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.metered()).hasSize(2);
            assertThat(group.lines()).hasSize(1);
        });
        try (XSSFWorkbook workbook = WorkbookReader.open(whole())) {
            XSSFSheet sheet = workbook.getSheet("Usage × price");
            assertThat(word(WorkbookReader.cell(sheet, "Usage × price, up to", ACCOUNT, "Total")))
                    .isEqualTo("open");
        }
    }

    @Test
    void metersWithoutKeysAreComparedWithAllLinesTheyMayBelongTo() {
        List<UsageGroup> groups = UsageGroup.of(
                ACCOUNT,
                List.of(used(0, null, "3000", "0.000015")),
                List.of(line("743S", "1000", "0.02"), line("AAAA", "2000", "0.03")));
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.metered()).hasSize(1);
            assertThat(group.lines()).hasSize(2);
        });
    }

    @Test
    void whatNoLineChargesAndWhatNoMeterCountsStandApart() {
        List<UsageGroup> groups = UsageGroup.of(
                ACCOUNT, List.of(used(0, "743S", "3000", "0.000015")), List.of(line("AAAA", "2000", "0.03")));
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst().lines()).isEmpty();
        assertThat(groups.getLast().metered()).isEmpty();
    }

    @Test
    void aMonthWithoutAnyDetailSaysSo() throws IOException {
        try (XSSFWorkbook workbook = WorkbookReader.open(month(MonthDetail.NONE, List.of()))) {
            for (SheetName name : List.of(SheetName.DAILY, SheetName.SEATS, SheetName.USAGE)) {
                assertThat(WorkbookReader.cells(workbook.getSheet(name.told())).stream()
                                .filter(cell -> cell.getCellType() == CellType.STRING)
                                .map(Cell::getStringCellValue))
                        .as(name.told())
                        .anyMatch(text -> text.startsWith("No "));
            }
        }
    }

    @Test
    void theSheetsAreTheSameWhateverTheMachinesLanguage() throws IOException {
        Locale before = Locale.getDefault();
        try (XSSFWorkbook english = WorkbookReader.open(whole())) {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            try (XSSFWorkbook arabic = WorkbookReader.open(whole())) {
                for (SheetName name : List.of(SheetName.DAILY, SheetName.SEATS, SheetName.USAGE)) {
                    assertThat(texts(arabic, name)).isEqualTo(texts(english, name));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> texts(XSSFWorkbook workbook, SheetName name) {
        return WorkbookReader.cells(workbook.getSheet(name.told())).stream()
                .map(Cell::toString)
                .toList();
    }
}
