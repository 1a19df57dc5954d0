package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.UsedOnDay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class LargeMonthTest {

    /** Measured: 8 s of processor time for both tables, in a heap of 512 MB; the bound leaves room for a busy machine, none for quadratic time. */
    private static final Duration BOUND = Duration.ofSeconds(90);

    @Test
    void aHundredThousandFindingsAndLinesAreAllWritten() throws IOException {
        Reconciliation month = month(100_000);
        long start = System.nanoTime();

        var files = new ReconciliationReports().render(Edition.first(month));

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).as("time for 100,000 findings and lines").isLessThan(BOUND);
        byte[] workbook = files.get("reconciliation.xlsx");
        assertThat(rows(workbook, "xl/worksheets/sheet6.xml")).as("lines").isGreaterThan(100_000);
        assertThat(rows(workbook, "xl/worksheets/sheet9.xml")).as("findings").isGreaterThan(100_000);
        assertThat(new String(files.get("findings.csv"), StandardCharsets.UTF_8).lines())
                .hasSize(100_001);
    }

    @Test
    void fiftyThousandMeteredSubjectsAreAllWrittenAsAStream() throws IOException {
        Reconciliation sample = SampleReconciliations.reconciled();
        Money worth = Money.usd("0.50");
        List<UsedOnDay> usage = IntStream.range(0, 50_000)
                .mapToObj(i -> new UsedOnDay(
                        "api:production",
                        LocalDate.of(2026, 8, 1 + i % 31),
                        "model-" + i,
                        "output_tokens",
                        null,
                        null,
                        new BigDecimal("100000"),
                        List.of(new BigDecimal("0.000005")),
                        AmountRange.of(worth, worth),
                        "usage.json"))
                .toList();
        Reconciliation month = new Reconciliation(
                sample.organization(),
                sample.name(),
                sample.month(),
                sample.monthOver(),
                sample.status(),
                sample.documents(),
                sample.accounts(),
                sample.findings(),
                sample.lines(),
                sample.method(),
                new MonthDetail(null, List.of(), List.of(), List.of(), usage, List.of(), List.of()));
        long start = System.nanoTime();

        byte[] workbook = ReconciliationWorkbook.of(Edition.first(month), "1");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("time for 50,000 metered subjects")
                .isLessThan(BOUND);
        assertThat(rows(workbook, "xl/worksheets/sheet8.xml")).as("usage").isGreaterThan(50_000);
    }

    static Reconciliation month(int size) {
        List<Finding> findings = IntStream.range(0, size)
                .mapToObj(i -> new Finding(
                        FindingCode.ROW_REFUSED,
                        "api:ops",
                        null,
                        "Line " + i + ": the amount 'twelve' is no number; write it as 12.00.",
                        List.of(Provenance.line("2026-06/movements.csv", i + 2))))
                .toList();
        List<BookedLine> lines = IntStream.range(0, size)
                .mapToObj(i -> SampleLines.line(
                        "api:ops",
                        "M0VQ8R2T-0010",
                        "sonar Input Tokens " + i,
                        Money.usd(i + ".01"),
                        Provenance.page("2026-06/a.pdf", 1 + i / 40, i % 40)))
                .toList();
        return SampleReconciliations.with(SampleReconciliations.discrepant(), findings, lines, List.of());
    }

    private static long rows(byte[] workbook, String part) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(part)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8).split("<row ", -1).length - 1L;
                }
            }
        }
        throw new AssertionError("No part " + part);
    }
}
