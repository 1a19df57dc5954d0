package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.usage.Rating.Rated;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ROW_REFUSED of response logs that overlap: what of them does not count, because the same responses may stand in another one. */
final class LogCheck implements ApiCheck {

    private static final int MOST_PLACES = 20;

    @Override
    public List<Finding> examine(ApiMonth api) {
        List<Rated> leftOut = UsageMonth.within(api.usage().leftOut(), api.windows());
        if (leftOut.isEmpty()) {
            return List.of();
        }
        Amount worth = Money.zero(Money.USD);
        Map<String, Provenance> files = new TreeMap<>();
        for (Rated rated : leftOut) {
            Amount low = rated.worth().low();
            worth = low == null ? worth : worth.plus(low);
            files.putIfAbsent(rated.usage().source().file(), rated.usage().source());
        }
        List<LocalDate> days = leftOut.stream()
                .map(one -> one.usage().day())
                .distinct()
                .sorted()
                .toList();
        return List.of(new Finding(
                FindingCode.ROW_REFUSED,
                api.account(),
                null,
                ("Response logs overlap on %s (%s): they may hold the same responses, so of what they tell of one time only the log that is worth"
                                + " most counts, and %s in the others is left out. If they are different responses, write api_key_suffix into each line.")
                        .formatted(
                                days.size() == 1 ? "1 day" : days.size() + " days",
                                days.size() == 1
                                        ? days.getFirst().toString()
                                        : days.getFirst() + " to " + days.getLast(),
                                worth.told().inWords()),
                files.values().stream().limit(MOST_PLACES).toList()));
    }
}
