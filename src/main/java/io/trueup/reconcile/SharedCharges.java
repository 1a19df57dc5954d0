package io.trueup.reconcile;

import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Charges that a meter cannot tell apart, because it was exported without the key, model or context that tells them: they are compared with
 * it together.
 */
final class SharedCharges {

    private final Set<UsageCharge> charges = new LinkedHashSet<>();
    private final List<UsageDay> usage = new ArrayList<>();

    /** Puts a metered quantity to the charges it may belong to; groups that have a charge in common become one. */
    static void share(List<SharedCharges> groups, Collection<UsageCharge> charges, UsageDay usage) {
        SharedCharges group = new SharedCharges();
        group.charges.addAll(charges);
        group.usage.add(usage);
        groups.removeIf(other -> {
            boolean common = other.charges.stream().anyMatch(group.charges::contains);
            if (common) {
                group.charges.addAll(other.charges);
                group.usage.addAll(other.usage);
            }
            return common;
        });
        groups.add(group);
    }

    Set<UsageCharge> charges() {
        return charges;
    }

    UsageDay first() {
        return usage.getFirst();
    }

    /** What the meter counts for all of them: together, and for each where it could tell. */
    BigDecimal metered() {
        return usage.stream()
                .map(UsageDay::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(charges.stream().map(UsageCharge::metered).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
