package io.trueup.schedule;

import io.trueup.job.RunSummary;
import java.time.YearMonth;

/** Runs a month for all organizations of the inbox, or goes on with its unfinished run. */
@FunctionalInterface
public interface MonthRun {
    RunSummary run(YearMonth month);
}
