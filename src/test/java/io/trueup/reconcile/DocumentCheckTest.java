package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {

    private static final YearMonth JULY = YearMonth.of(2026, 7);

    @Test
    void aDocumentSetAsideIsToldInTheMonthItsPathNames() {
        Months months = Months.august()
                .setAside("2026-08/broken.pdf", FindingCode.UNREADABLE_DOCUMENT, "it ends in the middle.");
        assertThat(months.findings(FindingCode.UNREADABLE_DOCUMENT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.account()).isNull();
                    assertThat(finding.evidence()).hasSize(1);
                    assertThat(finding.message()).contains("2026-08/broken.pdf", "ends in the middle");
                });
        assertThat(months.findings(FindingCode.UNREADABLE_DOCUMENT, JULY)).isEmpty();
        assertThat(months.reconcile().hasSetAside()).isTrue();
    }

    @Test
    void aDocumentSetAsideWhosePathNamesNoMonthIsToldInEveryMonth() {
        Months months =
                Months.august().setAside("scans/broken.pdf", FindingCode.PROTECTED_DOCUMENT, "it needs a password.");
        assertThat(months.findings(FindingCode.PROTECTED_DOCUMENT)).hasSize(1);
        assertThat(months.findings(FindingCode.PROTECTED_DOCUMENT, JULY)).hasSize(1);
    }

    @Test
    void aRefusedRowIsToldWhereItsDocumentBearsOnTheMonth() {
        Months months = Months.august()
                .reading("2026-08-01T00:00:00Z", "10")
                .reading("2026-09-01T00:00:00Z", "5")
                .refusal("2026-08/balances.csv", FindingCode.ROW_REFUSED, "\"2026-02-30\" is no date.");
        assertThat(months.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("balances.csv, line 7", "2026-02-30"));
        assertThat(months.findings(FindingCode.ROW_REFUSED, YearMonth.of(2026, 3)))
                .isEmpty();
    }

    @Test
    void aReadingOfTheFutureIsKeptOutAndTold() {
        Months months = Months.august()
                .now("2026-08-20T00:00:00Z")
                .reading("2026-08-01T00:00:00Z", "10")
                .reading("2026-08-15T00:00:00Z", "8")
                .reading("2027-08-25T00:00:00Z", "1");
        assertThat(months.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("2027-08-25"));
        assertThat(months.account().spend().range().high()).isEqualTo(io.trueup.money.Money.usd("2"));
    }

    @Test
    void aReadingLaterThanAnEarlierAsOfIsNotUsedButNoFault() {
        Months months = Months.august()
                .asOf("2026-08-20T00:00:00Z")
                .reading("2026-08-01T00:00:00Z", "10")
                .reading("2026-08-15T00:00:00Z", "8")
                .reading("2026-08-25T00:00:00Z", "1");
        assertThat(months.findings(FindingCode.ROW_REFUSED)).isEmpty();
        assertThat(months.account().spend().range().high()).isEqualTo(io.trueup.money.Money.usd("2"));
        assertThat(months.reconcile().method().assumptions())
                .anyMatch(sentence -> sentence.contains("later than the \"as of\""));
    }

    @Test
    void rowsOfAPoolThatNobodyKnowsAreKeptOutAndTold() {
        Months months = Months.august().readingOf("api:prodution", "2026-08-10T00:00:00Z", "10");
        assertThat(months.findings(FindingCode.ROW_REFUSED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("api:prodution"));
        assertThat(Months.august()
                        .readingOf("computer:ann@x.example", "2026-08-10T00:00:00Z", "10")
                        .findings(FindingCode.ROW_REFUSED))
                .as("a member's own credits are no account")
                .isEmpty();
    }

    @Test
    void onlyDocumentsThatBearOnTheMonthAreListed() {
        Reconciliation result = Months.august()
                .reading("2026-08-01T00:00:00Z", "10")
                .reading("2026-09-01T00:00:00Z", "5")
                .paper(Papers.purchase("Q7HX2MZP-0001", "2026-06-05", "50.00"))
                .paper(Papers.purchase("Q7HX2MZP-0002", "2026-07-31", "50.00"))
                .paper(Papers.usage("Q7HX2MZP-0003", JULY, "5.00"))
                .paper(Papers.usage("Q7HX2MZP-0004", Months.AUGUST, "5.00"))
                .reconcile();
        assertThat(result.documents())
                .extracting(DocumentUse::file)
                .as("the window of July 31 reaches into August")
                .containsExactly("2026-08/balances.csv", "Invoice-Q7HX2MZP-0004.pdf", "Receipt-Q7HX2MZP-0002.pdf");
    }

    @Test
    void aDocumentThatChangesAReconciledMonthIsLate() {
        Months first = Months.august()
                .reading("2026-08-01T00:00:00Z", "10")
                .reading("2026-09-01T00:00:00Z", "5")
                .paper(Papers.usage("Q7HX2MZP-0001", Months.AUGUST, "5.00"));
        Reconciliation closed = first.reconcile();
        assertThat(closed.status()).isEqualTo(Status.RECONCILED);
        assertThat(first.closed(closed).reconcile()).as("nothing new").isEqualTo(closed);

        first.paper(Papers.usage("Q7HX2MZP-0002", "2026-09-20")
                .line(
                        "late usage",
                        null,
                        null,
                        "3.00",
                        io.trueup.period.BillingPeriod.of(Months.AUGUST),
                        io.trueup.invoice.LineSubject.unattributed()));
        assertThat(first.reconcile().findings())
                .filteredOn(finding -> finding.code() == FindingCode.LATE_DOCUMENT)
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("Invoice-Q7HX2MZP-0002.pdf");
    }
}
