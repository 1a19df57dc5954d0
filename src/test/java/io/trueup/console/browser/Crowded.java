package io.trueup.console.browser;

import io.trueup.console.ServedConsole;
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

/** An organization with long names, large amounts, and HTML in what its documents say; in two versions. */
final class Crowded {

    static final List<String> PATHS = List.of(
            "/months/crowded/2026-05",
            "/documents?organization=crowded",
            "/months/crowded/2026-05/changes?from=1&to=2");

    private static final String TEXT = "<script>alert(1)</script><img src=x onerror=alert(2)> Sonar Pro tokens";
    private static final String FILE =
            "2026-05/from the accounts payable share/Invoice_with_a_name_that_nobody_would_type_by_hand_but_a_portal_does_0123456789_<script>alert(1)</script>.pdf";
    private static final String NAME =
            "Königlich-Sächsische Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft & Sons, Inc.";

    private Crowded() {}

    static synchronized void world() {
        if (ServedConsole.only()
                .sql()
                .sql("select count(*) from document where organization = 'crowded'")
                .query(Long.class)
                .single()
                .equals(0L)) {
            add("first ");
            add("second ");
            ServedConsole.only()
                    .sql()
                    .sql("insert into document (organization, sha256, file, size, present, kind, code, reason) values"
                            + " ('crowded', :sha256, :file, 1, true, 'unknown', 'UNKNOWN_DOCUMENT', :reason)")
                    .param("sha256", "ab".repeat(32))
                    .param("file", FILE)
                    .param("reason", TEXT)
                    .update();
        }
    }

    private static void add(String version) {
        new Reconciliations(ServedConsole.only().sql())
                .add(
                        new Reconciliation(
                                "crowded",
                                NAME,
                                YearMonth.of(2026, 5),
                                true,
                                Status.DISCREPANT,
                                List.of(new DocumentUse(
                                        FILE, "ab".repeat(32), DocumentKind.UNKNOWN, true, null, version + TEXT)),
                                List.of(),
                                List.of(new Finding(
                                        FindingCode.UNKNOWN_KEY,
                                        "api:" + "production-".repeat(6),
                                        Money.usd("123456789012.34"),
                                        version + TEXT,
                                        List.of(Provenance.of(FILE)))),
                                List.of(),
                                new Method(
                                        "1",
                                        null,
                                        new Tolerance(Money.usd("0.02"), BigDecimal.ONE),
                                        List.of(TEXT),
                                        List.of())),
                        version);
    }
}
