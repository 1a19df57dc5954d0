package io.trueup.balance;

import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A reading that somebody took from the dashboard, checked against the organization's pools (formats.md section 1, "balances"). */
public record HandReading(Instant at, String pool, BigDecimal remaining, String unit) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final String MEMBER = "computer:";
    private static final Pattern MEMBER_POOL = Pattern.compile("computer:[^\\s,\";@]+@[^\\s,\";@]+");

    /**
     * Takes a reading that somebody typed.
     *
     * @param at when it was read
     * @param now a balance can only be read when it is there
     * @throws ReadingRefused if the pool, the number, the unit or the instant is wrong
     */
    public static HandReading of(
            Organization organization, String pool, String remaining, String unit, Instant at, Instant now)
            throws ReadingRefused {
        if (at.isAfter(now)) {
            throw new ReadingRefused("The instant " + at + " lies in the future (now is " + now
                    + "): a balance can only be read when it is there. Mind the offset of your time zone.");
        }
        requirePool(organization, pool);
        String right = pool.startsWith(MEMBER) ? Credits.UNIT : Money.USD.getCurrencyCode();
        if (!unit.equals(right)) {
            throw new ReadingRefused("The unit '" + unit + "' is not that of " + pool + ": it is counted in " + right
                    + (right.equals(Credits.UNIT) ? " (100 credits are one dollar)." : "."));
        }
        if (!NUMBER.matcher(remaining).matches()) {
            throw new ReadingRefused(
                    "'" + remaining
                            + "' is not a balance: write digits and a decimal point without thousands separators, not below zero, such as 1042.17.");
        }
        return new HandReading(at, pool, new BigDecimal(remaining), unit);
    }

    private static void requirePool(Organization organization, String pool) throws ReadingRefused {
        for (ApiGroup group : organization.api()) {
            if (group.account().equals(pool)) {
                if (group.mode() == Mode.ARREARS) {
                    throw new ReadingRefused(
                            "The group of " + pool + " pays in arrears: it has no credit, so it has no balance.");
                }
                return;
            }
        }
        boolean usesComputer = organization.computer() != null || organization.seats() != null;
        if (usesComputer
                && (pool.equals(ComputerPool.ACCOUNT) && organization.computer() != null
                        || MEMBER_POOL.matcher(pool).matches())) {
            return;
        }
        throw new ReadingRefused("'" + pool + "' is no pool of " + organization.id() + ". Its organization.yaml has: "
                + String.join(", ", pools(organization)) + ".");
    }

    /** The pools that have a balance, as they are told to people: of members' own pools there is only a pattern. */
    private static List<String> pools(Organization organization) {
        List<String> pools = new ArrayList<>(poolsOf(organization));
        if (organization.computer() != null || organization.seats() != null) {
            pools.add("computer:<member e-mail>");
        }
        return pools.isEmpty() ? List.of("none") : pools;
    }

    /** The pools of the organization itself that have a balance; its members' own pools are called {@code computer:<e-mail>} besides. */
    public static List<String> poolsOf(Organization organization) {
        List<String> pools = new ArrayList<>(organization.api().stream()
                .filter(group -> group.mode() != Mode.ARREARS)
                .map(ApiGroup::account)
                .toList());
        if (organization.computer() != null) {
            pools.add(ComputerPool.ACCOUNT);
        }
        return pools;
    }
}
