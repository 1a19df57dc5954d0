package io.trueup.reconcile;

import io.trueup.organization.Organization.Mode;
import java.util.ArrayList;
import java.util.List;

/** What the figures of an account rest on beside its documents: the one place where assumptions are worded for the Method sheet. */
final class Assumptions {

    private Assumptions() {}

    static List<String> of(ApiMonth api) {
        List<String> assumptions = new ArrayList<>();
        if (api.credit() != null) {
            assumptions.add(
                    "Months are the vendor's UTC months; a balance only falls by use between two readings, so usage next to the month's edge lies anywhere between none and all of its interval.");
            assumptions.add(
                    "A purchase printed with day D happened between D 00:00 and D+1 08:00 UTC (the seller's day is San Francisco's).");
            assumptions.add(
                    api.usage().shape().isKnown()
                            ? "Inside its range the estimate follows the days of the known usage at list price, and time where usage does not tell every day."
                            : "Inside its range the estimate spreads consumption evenly over time.");
            if (api.credit().counted().stream()
                    .anyMatch(movement -> movement.kind().isGranted())) {
                assumptions.add("Granted credit is used before bought credit; use of granted credit costs nothing.");
            }
        }
        if (api.usage().isOfLogs()) {
            assumptions.add(
                    "A response log need not hold every request: its usage is a lower end. An Agent response's input tokens are taken to include those of its cache.");
        }
        if (api.group().keys().isEmpty() && api.book().isInvoiced()) {
            assumptions.add(api.account()
                    + ": no API keys are registered in organization.yaml, so keys on invoices are not checked.");
        }
        if (api.group().mode() == Mode.ARREARS) {
            assumptions.add(api.account() + " is billed after use: there is no credit, so the balance proves nothing.");
        }
        if (api.month().pool(api.account()).isCutOffByAsOf()) {
            assumptions.add("Readings later than the \"as of\" of this run, "
                    + api.month().facts().asOf() + ", are not used.");
        }
        if (!api.month().isOver()) {
            assumptions.add(api.month().words() + " is not over: figures are so far, and no invoice is expected yet.");
        }
        for (MonthBook.Entry entry : api.book().entries()) {
            if (entry.lines().stream().anyMatch(line -> entry.sale().paper().periodOf(line) == null)) {
                assumptions.add(entry.sale().invoice().number()
                        + " prints no period for some lines; they are taken for the whole month before its date.");
            }
        }
        return assumptions;
    }

    static List<String> of(SeatMonth seats) {
        if (!seats.hasEvidence()) {
            return List.of();
        }
        return List.of(
                "A seat charge belongs to the month in which its invoice is issued.",
                "Monthly plans bill a joiner within seven days, annual plans on the next billing day; a leaver is credited on the next renewal.");
    }
}
