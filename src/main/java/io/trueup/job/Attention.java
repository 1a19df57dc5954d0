package io.trueup.job;

import io.trueup.store.DocumentPages.Entry;
import io.trueup.store.ExecutionPages.Problem;
import io.trueup.store.MonthStandings.Total;
import io.trueup.store.Standing;
import java.util.List;

/**
 * What waits for somebody to act, the most money first; each list is cut, each total is not.
 *
 * @param disputed discrepant months
 * @param missing months whose expected invoice has not come
 * @param setAside documents that could not be read
 * @param unfinished the newest executions of runs that failed, were stopped or were cut off
 * @param problems organizations that the newest run of a month set aside
 */
public record Attention(
        List<Standing> disputed,
        List<Total> totalDisputed,
        List<Standing> missing,
        List<Total> totalMissing,
        List<Entry> setAside,
        long totalSetAside,
        List<ExecutionView> unfinished,
        List<Problem> problems) {

    public Attention {
        disputed = List.copyOf(disputed);
        totalDisputed = List.copyOf(totalDisputed);
        missing = List.copyOf(missing);
        totalMissing = List.copyOf(totalMissing);
        setAside = List.copyOf(setAside);
        unfinished = List.copyOf(unfinished);
        problems = List.copyOf(problems);
    }
}
