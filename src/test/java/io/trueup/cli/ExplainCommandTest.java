package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.FindingCode;
import io.trueup.job.Operations.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void home() throws IOException {
        Files.createDirectory(folder.resolve(".trueup"));
        bench = new Bench(folder);
        bench.kept.newest = new Result(Samples.discrepant(), 2, folder.resolve("reports/cobalt-freight/2026-08/v2"));
    }

    @Test
    void aFindingIsToldWithRuleEvidenceAndTheFiguresOfItsAccount() {
        assertThat(bench.call("explain", "2026-08", "cobalt-freight", "invoice_outside_range"))
                .isZero();
        assertThat(bench.out()).isEqualToNormalizingNewlines("""
                cobalt-freight (cobalt-freight), 2026-08, version 2: discrepant
                Workbook: reports/cobalt-freight/2026-08/v2/reconciliation.xlsx

                api:ops: over-invoiced (invoiced more than the evidence allows)
                  Days        2026-08-01 to 2026-08-31
                  Spend       between 598.32 and 603.02 USD, best estimate 600.71 USD, from the change in credit
                  Invoiced    638.38 USD
                  In cash     0.00 USD
                  Variance    +35.36 outside the range
                  Opening     between 428.30 and 431.00 USD
                  Increases   600.00 USD
                  Drawdown    between 598.32 and 603.02 USD, expired 12.50 USD
                  Closing     between 425.37 and 430.01 USD
                  Bridge      from the estimate 600.71, quantity +37.50, cut-off +0.17, to the invoiced 638.38

                1 finding:

                ERROR  INVOICE_OUTSIDE_RANGE  api:ops  35.36 USD
                  What        The invoice says that 638.38 USD were drawn from credit, but the balances prove at
                              most 603.02 USD.
                  Rule        What an invoice says was drawn from credit must lie in the range that the balances
                              prove, give or take the tolerance and half a cent a line; the amount is the distance
                              to the nearest end.
                  Background  API credit is bought in advance and one credit is one dollar. A balance falls by use,
                              and also when credit expires or is refunded; it rises by purchases, reloads and
                              grants. Between two readings use can only be added up, so the month's use is the
                              opening balance plus what came in, less what expired or was refunded, less the closing
                              balance; next to the month's edges it is known only as a range.
                  Evidence    2026-08/Invoice-M0VQ8R2T-0013.pdf, page 1, row 12
                  Evidence    2026-08/balances.csv, line 64
                  Next        Do not approve the invoice yet: ask the vendor to explain the difference, with the
                              Bridge sheet.
                """);
    }

    @Test
    void withoutACodeEveryFindingIsTold() {
        bench.call("explain", "2026-08", "cobalt-freight");

        assertThat(bench.out()).contains("2 findings:", "ERROR  INVOICE_OUTSIDE_RANGE", "WARNING  SERIES_GAP  api:ops");
    }

    @Test
    void aCodeThatDoesNotStandIsSaidSo() {
        assertThat(bench.call("explain", "2026-08", "cobalt-freight", "PERIOD_GAP"))
                .isZero();
        assertThat(bench.out()).contains("No finding PERIOD_GAP stands in this month.");
    }

    @Test
    void aMonthWithoutResultIsAWrongCallThatNamesTheRightOne() {
        bench.kept.newest = null;

        assertThat(bench.call("explain", "2026-07", "cobalt-freight")).isEqualTo(2);
        assertThat(bench.err())
                .contains("There is no result of cobalt-freight for 2026-07. Make one with ./trueup run 2026-07.");
    }

    @Test
    void documentsCountedInNoFigureAreListed() {
        bench.kept.newest = new Result(Samples.withDocumentSetAside(), 1, null);

        bench.call("explain", "2026-08", "tidewater-mutual");

        assertThat(bench.out())
                .contains("Spend       at least 11.20 USD, upper end open")
                .contains("Set aside   2026-08/Invoice-TDWTR4MU-0007.pdf: The file ends in the middle of a page");
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void everyCodeHasItsRuleInOneSentence(FindingCode code) {
        assertThat(Rules.of(code)).matches("[A-Z\"][^\\n]+[.]").hasSizeLessThan(230);
    }
}
