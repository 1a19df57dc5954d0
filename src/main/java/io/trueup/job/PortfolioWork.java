package io.trueup.job;

import io.trueup.json.Json;
import io.trueup.report.portfolio.Portfolio;
import io.trueup.report.portfolio.PortfolioRow;
import io.trueup.report.portfolio.PortfolioWorkbook;
import io.trueup.store.Portfolios;
import io.trueup.store.Portfolios.Told;
import io.trueup.store.Portfolios.Version;
import io.trueup.store.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the portfolio of a run over more than one organization, after all of them have their reports. What tells nothing new writes nothing new; a
 * portfolio that stands is never overwritten.
 */
final class PortfolioWork implements Work<String> {

    private static final Logger LOG = LoggerFactory.getLogger(PortfolioWork.class);

    private static final String ONLY_ITEM = Portfolio.FILE;

    private final Portfolios portfolios;

    PortfolioWork(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public String step() {
        return "portfolio";
    }

    @Override
    public boolean isPartOf(Run run) {
        return portfolios.organizations(run) > 1;
    }

    @Override
    public long behind(Run run) {
        return portfolios.of(run).isPresent() ? 1 : 0;
    }

    @Override
    public long waiting(Run run) {
        return 1 - behind(run);
    }

    @Override
    public List<String> next(Run run, int partition, @Nullable String after, int limit) {
        return partition == 0 && after == null && waiting(run) > 0 ? List.of(ONLY_ITEM) : List.of();
    }

    @Override
    public void work(RunContext context, String item) {
        Run run = context.run();
        long organizations = portfolios.organizations(run);
        String content = content(run);
        Optional<Version> newest = portfolios.newest(run.month(), run.reports());
        boolean unchanged =
                newest.filter(version -> version.content().equals(content)).isPresent();
        int number = newest.map(Version::number).orElse(0) + (unchanged ? 0 : 1);
        PortfolioFile file = new PortfolioFile(folder(run, number));
        if (!unchanged || !file.is(newest.get().file())) {
            Portfolio portfolio = new Portfolio(run.month(), number, !run.only().isEmpty(), organizations);
            String written =
                    file.write(out -> PortfolioWorkbook.write(portfolio, consumer -> rows(run, consumer), out));
            portfolios.add(run.month(), run.reports(), new Version(number, content, written));
        }
        portfolios.done(run, number);
    }

    /** Where a version of the portfolio of a run's month stands: no organization can be called so. */
    static Path folder(Run run, int version) {
        return run.reports()
                .resolve(Portfolio.FOLDER)
                .resolve(run.month().toString())
                .resolve("v" + version);
    }

    /** The hash of all that the portfolio tells, without its version. */
    private String content(Run run) {
        ContentHash hash = new ContentHash();
        hash.add(PortfolioWorkbook.FORM + " " + run.only().isEmpty());
        rows(run, row -> hash.add(Json.mapper().writeValueAsString(row)));
        return hash.told();
    }

    private void rows(Run run, Consumer<PortfolioRow> consumer) {
        portfolios.rows(run, told -> consumer.accept(row(told)));
    }

    private static PortfolioRow row(Told told) {
        String body = told.body();
        String problem = told.problem();
        return problem == null && body != null
                ? Json.mapper().readValue(body, PortfolioRow.class)
                : PortfolioRow.setAside(
                        told.organization(),
                        problem == null ? "It was not run to its end: run the month again" : problem);
    }

    /** The organizations have their reports all the same. */
    @Override
    public void failed(RunContext context, String item, Throwable failure) {
        LOG.error("The portfolio of {} could not be written", context.run().month(), failure);
        context.progress().note("No portfolio was written: " + Failures.toldOfItem(step(), failure));
    }
}
