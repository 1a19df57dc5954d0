package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.FindingCode;
import io.trueup.json.Json;
import io.trueup.money.AmountRange;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Mode;
import io.trueup.report.ReconciliationReports;
import io.trueup.report.focus.FocusFiles;
import io.trueup.report.journal.Journal;
import io.trueup.report.journal.JournalEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Promise: what documents tell of a part of the month is a lower end and never the estimate of all of it, wherever it is shown. */
class PartialUsageTest {

    private static final String FILE = "2026-08/usage group=production.json";

    private static Months listing() {
        return Months.august()
                .mode(Mode.ARREARS)
                .price("input_tokens", "sonar", null, "1.00", "1000000", "2025-04-18", null);
    }

    private static Months metered(int days) {
        Months months = listing();
        for (int day = 1; day <= days; day++) {
            months.metered("2026-08-%02d".formatted(day), "input_tokens", "sonar", null, "743S", "1000000");
        }
        return months;
    }

    private static Months hours(Months months, String day, String from, String until) {
        return months.usedWithin(
                DocumentKind.API_METERS,
                FILE,
                day,
                from,
                until,
                "input_tokens",
                "sonar",
                null,
                "743S",
                new BigDecimal("1000000"));
    }

    @Test
    void metersOfTenDaysAreNoEstimateOfTheMonth() {
        AccountResult account = metered(10).account();
        assertThat(account.spend().range()).isEqualTo(AmountRange.of(Money.usd("10.00"), null));
        assertThat(account.spend().estimate()).isNull();
        assertThat(account.reported()).isNull();
        assertThat(metered(31).account().spend().estimate()).isEqualTo(Money.usd("31.00"));
    }

    @Test
    void theReasonStandsInTheMethodAndInTheFinding() {
        assertThat(metered(10).reconcile().method().assumptions()).anySatisfy(said -> assertThat(said)
                .contains("Usage is told on 10 of 31 days", "there is no estimate of the whole"));
        assertThat(metered(10).findings(FindingCode.INVOICE_MISSING))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.amount()).isNull();
                    assertThat(finding.message())
                            .contains("at least 10.00 USD", "so there is no estimate of the whole");
                });
    }

    @Test
    void aLogOfAllDaysIsNoEstimateEitherSinceItNeedNotHoldEveryRequest() {
        Months months = listing();
        for (int day = 1; day <= 31; day++) {
            months.used(
                    DocumentKind.RESPONSE_LOG,
                    "log.jsonl",
                    "2026-08-%02d".formatted(day),
                    "input_tokens",
                    "sonar",
                    null,
                    null,
                    "1000000",
                    null);
        }
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.of(Money.usd("31.00"), null));
        assertThat(months.account().spend().estimate()).isNull();
    }

    @Test
    void usageWithoutAPriceLeavesTheWholeUnknown() {
        Months months = metered(31).metered("2026-08-03", "brand_new_meter", null, null, null, "7");
        assertThat(months.account().spend().range()).isEqualTo(AmountRange.of(Money.usd("31.00"), null));
        assertThat(months.account().spend().estimate()).isNull();
    }

    @Test
    void anExportCutDuringItsLastDayDoesNotTellThatDay() {
        Months cut = hours(metered(30), "2026-08-31", "00:00:00", "15:00:00");
        assertThat(cut.account().spend().range()).isEqualTo(AmountRange.of(Money.usd("31.00"), null));
        Months whole = hours(metered(30), "2026-08-31", "00:00:00", "24:00:00");
        assertThat(whole.account().spend().range()).isEqualTo(AmountRange.point(Money.usd("31.00")));
        Months quiet = hours(metered(30), "2026-08-31", "09:00:00", "15:00:00")
                .metered("2026-09-01", "input_tokens", "sonar", null, "743S", "1000000");
        assertThat(quiet.account().spend().range())
                .as("an export that goes on tells that nothing was used later that day")
                .isEqualTo(AmountRange.point(Money.usd("31.00")));
    }

    @Test
    void anExportCutDuringADayAccusesNoInvoice() {
        Months cut = hours(metered(30), "2026-08-31", "00:00:00", "15:00:00")
                .paper(Papers.usage("Q7HX2MZP-0001", "2026-09-01")
                        .line(
                                "Input Tokens sonar (743S)",
                                "32000000",
                                null,
                                "32.00",
                                io.trueup.period.BillingPeriod.of(Months.AUGUST),
                                io.trueup.invoice.LineSubject.usage("sonar", "input_tokens", null, "743S")));
        assertThat(cut.findings(FindingCode.USAGE_MISMATCH)).isEmpty();
    }

    @Test
    void resultJsonTellsTheLowerEndAndNoEstimate() {
        JsonNode account = Json.mapper()
                .readTree(ReconciliationReports.resultJson(metered(10).reconcile(), 1))
                .get("accounts")
                .get(0);
        assertThat(account.get("spend").get("low").asString()).isEqualTo("10.00");
        assertThat(account.get("spend").get("high").isNull()).isTrue();
        assertThat(account.get("spend").get("estimate").isNull()).isTrue();
        assertThat(account.get("reported").isNull()).isTrue();
    }

    @Test
    void theWorkbookSaysThatTheEstimateIsNotKnown() throws IOException {
        Row row = SummaryRow.of(metered(10).reconcile(), Months.ACCOUNT);
        assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(10.0);
        assertThat(row.getCell(3).getStringCellValue()).isEqualTo("open");
        assertThat(row.getCell(4).getStringCellValue()).isEqualTo("not known");
        assertThat(row.getCell(8).getStringCellValue()).isEqualTo("not known");
    }

    @Test
    void theJournalAccruesNothingAndSaysWhatIsKnown() {
        assertThat(Journal.of(metered(10).reconcile())).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(JournalEntry.Kind.NOTE);
            assertThat(entry.description()).contains("at least 10.00 USD", "no accrual is proposed");
        });
    }

    @Test
    void focusHoldsTheKnownPartAndSaysThatItIsOne() {
        String metadata = new String(
                FocusFiles.of(metered(10).reconcile(), 1).get("focus/metadata.json"), StandardCharsets.UTF_8);
        assertThat(metadata).contains("usage that no document tells", "a part of the month's usage");
    }
}
