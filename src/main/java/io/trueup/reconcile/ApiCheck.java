package io.trueup.reconcile;

import io.trueup.finding.Finding;
import java.util.List;

/** One family of checks over an API group's month; the reconciliation is a list of them. */
@FunctionalInterface
interface ApiCheck {
    List<Finding> examine(ApiMonth api);
}
