package io.trueup.job;

import io.trueup.json.Json;
import io.trueup.report.portfolio.PortfolioRow;
import io.trueup.store.Portfolios;
import io.trueup.store.Reconciliations;
import java.time.YearMonth;

/** Keeps the row that an organization's newest version has in portfolios, so that one over many organizations opens none of them again. */
record PortfolioRows(Reconciliations reconciliations, Portfolios portfolios) {

    void keep(String organization, YearMonth month, int version) {
        if (portfolios.has(organization, month, version, PortfolioRow.FORM)) {
            return;
        }
        PortfolioRow row = PortfolioRow.of(
                reconciliations
                        .version(organization, month, version)
                        .orElseThrow()
                        .reconciliation(),
                version);
        portfolios.keep(
                organization,
                month,
                version,
                new Portfolios.Kept(
                        row.standing().ordinal(),
                        row.currencyRank(),
                        row.currency(),
                        row.inDispute(),
                        row.creditsInDispute(),
                        row.errors(),
                        PortfolioRow.FORM,
                        Json.mapper().writeValueAsString(row)));
    }
}
