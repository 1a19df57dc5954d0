package io.trueup.console.api;

import io.trueup.job.ExecutionView;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.Operations;
import io.trueup.store.MonthStandings;
import io.trueup.store.MonthStandings.Total;
import io.trueup.store.Outbox.Count;
import io.trueup.store.Tallies;
import io.trueup.store.Tallies.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is counted at one time.
 *
 * @param runs by state; those that are open by what the run guard says of them
 * @param lastCompleted null: no run has come to its end yet
 */
record Figures(
        List<Figure> runs,
        List<Figure> documents,
        List<Figure> findings,
        List<Figure> months,
        List<Figure> disputed,
        List<Figure> accrued,
        List<Figure> mails,
        @Nullable Instant lastCompleted) {

    private static final int MOST_OPEN = 500;

    /** One value. Monitoring knows only binary floats: these are for alarms, not for the books. */
    record Figure(String of, double value) {}

    static Figures of(Operations operations, JdbcClient sql) {
        Tallies tallies = new Tallies(sql);
        MonthStandings standings = new MonthStandings(sql);
        return new Figures(
                runs(tallies, operations),
                figures(tallies.documents(), List.of("read", "set-aside", "waiting")),
                figures(tallies.findings(), List.of()),
                figures(tallies.months(), List.of("reconciled", "provisional", "discrepant")),
                money(standings.totalDisputed()),
                money(standings.totalMissing()),
                mails(operations.mailroom().counts()),
                tallies.lastCompletedRun().orElse(null));
    }

    private static List<Figure> runs(Tallies tallies, Operations operations) {
        Map<String, Double> counts = new TreeMap<>();
        for (State state : State.values()) {
            counts.put(Wanted.word(state), 0.0);
        }
        tallies.endedRuns()
                .forEach(tally -> counts.put(tally.kind(), tally.amount().doubleValue()));
        for (ExecutionView open : operations.history().attention(MOST_OPEN).unfinished()) {
            counts.merge(Wanted.word(open.state()), 1.0, Double::sum);
        }
        return told(counts);
    }

    /** @param always kinds that are told also where there are none, so that an alarm has something to look at */
    private static List<Figure> figures(List<Tally> tallies, List<String> always) {
        Map<String, Double> counts = new TreeMap<>();
        always.forEach(kind -> counts.put(kind, 0.0));
        tallies.forEach(tally -> counts.put(tally.kind(), tally.amount().doubleValue()));
        return told(counts);
    }

    private static List<Figure> money(List<Total> totals) {
        return totals.stream()
                .map(total -> new Figure(total.currency(), total.amount().doubleValue()))
                .toList();
    }

    private static List<Figure> mails(List<Count> counts) {
        Map<String, Double> mails = new TreeMap<>();
        List.of("queued", "refused", "in doubt").forEach(state -> mails.put(state, 0.0));
        counts.forEach(count -> mails.put(count.state().told(), (double) count.mails()));
        return told(mails);
    }

    private static List<Figure> told(Map<String, Double> counts) {
        List<Figure> figures = new ArrayList<>();
        counts.forEach((kind, count) -> figures.add(new Figure(kind, count)));
        return figures;
    }
}
