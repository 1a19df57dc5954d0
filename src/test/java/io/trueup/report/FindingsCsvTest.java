package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsCsvTest {

    @Test
    void aFindingIsOneRowWithItsFirstEvidence() {
        assertThat(csv(SampleReconciliations.discrepant().findings())
                        .lines()
                        .skip(3)
                        .findFirst()
                        .orElseThrow())
                .isEqualTo("USAGE_MISMATCH,error,api:ops,37.50,"
                        + "\"sonar-pro Output Tokens (71aB): 6,884,233 were invoiced, the meters counted 4,384,233; at list price that is 37.50 USD.\","
                        + "2026-06/Invoice-M0VQ8R2T-0010.pdf,1,19");
    }

    @Test
    void unknownIsEmptyAndQuotesAreDoubled() {
        Finding finding = new Finding(FindingCode.PERIOD_GAP, null, null, "Days \"8 to 9\"\nmissing", List.of());

        assertThat(csv(List.of(finding)))
                .isEqualTo(
                        "code,severity,account,amount,message,file,page,row\r\nPERIOD_GAP,warning,,,\"Days \"\"8 to 9\"\"\nmissing\",,,\r\n");
    }

    @Test
    void theFileIsDataSoNothingIsPutBeforeAText() {
        Finding finding = new Finding(
                FindingCode.LINE_AMOUNT_MISMATCH,
                "api:ops",
                Money.usd("-0.01"),
                "Off by a cent",
                List.of(Provenance.of("=sum(a).pdf")));

        assertThat(csv(List.of(finding)))
                .endsWith("LINE_AMOUNT_MISMATCH,error,api:ops,-0.01,Off by a cent,=sum(a).pdf,,\r\n");
    }

    private static String csv(List<Finding> findings) {
        return new String(FindingsCsv.of(findings), StandardCharsets.UTF_8);
    }
}
