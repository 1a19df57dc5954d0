package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.store.Reconciliations;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\" onload=\"x ${1+1} [[${1}]]";
    private static final ServedConsole CONSOLE = ServedConsole.only();

    @BeforeAll
    static void aMonthFullOfHtml() {
        for (String message : new String[] {"first " + HOSTILE, "second " + HOSTILE}) {
            new Reconciliations(CONSOLE.sql())
                    .add(
                            new Reconciliation(
                                    "hostile",
                                    HOSTILE,
                                    YearMonth.of(2026, 5),
                                    true,
                                    Status.DISCREPANT,
                                    List.of(new DocumentUse(
                                            HOSTILE, "ab".repeat(32), DocumentKind.UNKNOWN, true, null, HOSTILE)),
                                    List.of(),
                                    List.of(new Finding(
                                            FindingCode.UNKNOWN_KEY,
                                            HOSTILE,
                                            Money.usd("1000000"),
                                            message,
                                            List.of(Provenance.of(HOSTILE)))),
                                    List.of(),
                                    new Method(
                                            "1",
                                            null,
                                            new Tolerance(Money.usd("0.02"), BigDecimal.ONE),
                                            List.of(HOSTILE),
                                            List.of())),
                            message);
        }
        CONSOLE.sql()
                .sql(
                        "insert into document (organization, sha256, file, size, present, kind, code, reason) values"
                                + " ('hostile', :sha256, :text, 1, true, 'unknown', 'UNKNOWN_DOCUMENT', :text) on conflict do nothing")
                .param("sha256", "ab".repeat(32))
                .param("text", HOSTILE)
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/months",
                "/documents?organization=hostile",
                "/months/hostile/2026-05",
                "/months/hostile/2026-05/changes?from=1&to=2"
            })
    void itIsShownAsText(String path) {
        Browser.Page page = CONSOLE.admin().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${1+1}")
                .doesNotContain("<script>alert", "<img src=x", "\" onload=\"x");
    }

    @Test
    void whatTheUserTypesComesBackAsText() {
        assertThat(CONSOLE.admin()
                        .get("/months?organization=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                        .body())
                .contains("&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
    }
}
