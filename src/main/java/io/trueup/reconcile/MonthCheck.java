package io.trueup.reconcile;

import io.trueup.finding.Finding;
import java.util.List;

/** One family of checks over everything of an organization's month. */
@FunctionalInterface
interface MonthCheck {
    List<Finding> examine(Month month);
}
