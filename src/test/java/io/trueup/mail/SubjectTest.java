package io.trueup.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.FindingCode;
import io.trueup.reconcile.MoneyInDispute;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Verdict;
import io.trueup.report.Edition;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SubjectTest {

    private static String subject(Reconciliation month) {
        return Subject.of(Edition.first(month)).substring("[Trueup] halyard-labs 2026-08: ".length());
    }

    @Test
    void theVerdictAndTheMoneyInDisputeStandInTheSubject() {
        assertThat(Subject.of(Edition.first(Months.discrepant())))
                .isEqualTo("[Trueup] halyard-labs 2026-08: 1 discrepancy, $1.84");
    }

    @Test
    void whatTheCreditAndTheCauseBothShowIsCountedOnce() {
        Reconciliation month = Months.of(Status.DISCREPANT)
                .finding(FindingCode.INVOICE_OUTSIDE_RANGE, "api:ops", "34.25 USD", "outside")
                .finding(FindingCode.USAGE_MISMATCH, "api:ops", "41.90 USD", "more tokens")
                .finding(FindingCode.SEAT_COUNT_MISMATCH, "seats", "-40 USD", "one seat short")
                .build();

        assertThat(subject(month)).isEqualTo("2 discrepancies, $81.90");
        assertThat(MoneyInDispute.of(month).discrepancies()).isEqualTo(2);
    }

    @Test
    void moneyAndCreditsAreNeverAddedUp() {
        Reconciliation month = Months.of(Status.DISCREPANT)
                .finding(FindingCode.POOL_USAGE_MISMATCH, "computer:organization", "3000 credits", "more left")
                .finding(FindingCode.RATE_MISMATCH, "api:ops", "1.5 USD", "price")
                .build();

        assertThat(subject(month)).isEqualTo("2 discrepancies, $1.50 and 3,000 credits");
    }

    @Test
    void aProvisionalMonthTellsItsRange() {
        Reconciliation month = Months.of(Status.PROVISIONAL)
                .account("api:a", "15.45 USD", "26.52 USD", "23.38 USD", null, null, Verdict.INVOICE_MISSING)
                .account("seats", "40 USD", "40 USD", "40 USD", "40 USD", "0 USD", Verdict.MATCHED)
                .account("computer:organization", "5 credits", "7 credits", "6 credits", null, null, Verdict.MATCHED)
                .finding(FindingCode.INVOICE_MISSING, "api:a", "23.38 USD", "missing")
                .build();

        assertThat(subject(month)).isEqualTo("provisional, $55.45 – $66.52, 1 invoice missing");
    }

    @Test
    void anOpenEndIsSaid() {
        Reconciliation month = Months.of(Status.PROVISIONAL)
                .account("api:a", "11.20 USD", null, null, null, null, Verdict.INVOICE_MISSING)
                .finding(FindingCode.INVOICE_MISSING, "api:a", null, "missing")
                .build();

        assertThat(subject(month)).isEqualTo("provisional, at least $11.20, 1 invoice missing");
    }

    @Test
    void aReconciledMonthTellsWhatItCosts() {
        Reconciliation month = Months.of(Status.RECONCILED)
                .account("api:a", "129.52 USD", "141.70 USD", "135.21 USD", "135.12 USD", "0 USD", Verdict.MATCHED)
                .account("seats", "1164.84 USD", "1164.84 USD", "1164.84 USD", "1164.84 USD", "0 USD", Verdict.MATCHED)
                .build();

        assertThat(subject(month)).isEqualTo("reconciled, $1,299.96");
    }

    @Test
    void aMonthThatIsNotOverSaysSo() {
        Reconciliation month = Months.of(Status.RECONCILED)
                .notOver()
                .account("api:a", "1 USD", "2 USD", "1.5 USD", null, null, Verdict.MATCHED)
                .build();

        assertThat(subject(month)).isEqualTo("so far $1.00 – $2.00");
    }

    @Test
    void documentsSetAsideAreNoDiscrepanciesButAreTold() {
        Reconciliation month =
                Months.of(Status.DISCREPANT).setAside("a.pdf").setAside("b.pdf").build();

        assertThat(subject(month)).isEqualTo("2 documents set aside");
    }

    @Test
    void aMonthWithoutAnyDocumentSaysSo() {
        assertThat(subject(new Months().build())).isEqualTo("no documents");
    }

    @Test
    void aCurrencyWithoutDecimalsHasNone() {
        Reconciliation month = Months.of(Status.DISCREPANT)
                .finding(FindingCode.RATE_MISMATCH, "api:a", "1840 JPY", "price")
                .build();

        assertThat(subject(month)).isEqualTo("1 discrepancy, 1,840 JPY");
    }

    @Test
    void aLaterVersionSaysWhichItIs() {
        assertThat(Subject.of(new Edition(Months.discrepant(), 3, Objects.requireNonNull(Months.discrepant()))))
                .endsWith("$1.84 (version 3)");
    }
}
