package io.trueup.reconcile;

import io.trueup.credit.Movement;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.money.Amount;
import io.trueup.organization.Organization.AutoReload;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** RELOAD_OFF_RULE: an automatic reload of another amount than agreed, or although none is agreed. */
final class ReloadCheck implements ApiCheck {

    @Override
    public List<Finding> examine(ApiMonth api) {
        Pool pool = api.month().pool(api.account());
        return pool.certain().stream()
                .filter(movement -> movement.kind() == Movement.Kind.RELOAD)
                .filter(movement ->
                        YearMonth.from(movement.day()).equals(api.month().month()))
                .flatMap(reload -> examine(api, reload).stream())
                .toList();
    }

    private static Optional<Finding> examine(ApiMonth api, Movement reload) {
        AutoReload rule = api.group().autoReload();
        Amount agreed = rule == null ? reload.amount().zero() : rule.amount();
        Amount difference = reload.amount().minus(agreed);
        if (difference.isZero()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingCode.RELOAD_OFF_RULE,
                api.account(),
                difference.told(),
                "The automatic reload of %s brought %s; %s."
                        .formatted(
                                reload.day(),
                                reload.amount().inWords(),
                                rule == null
                                        ? "organization.yaml lists no automatic reload for this group"
                                        : "agreed are " + rule.amount().inWords()),
                List.of(reload.source())));
    }
}
