package io.trueup.organization;

import io.trueup.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer of the vendor, as its {@code organization.yaml} describes it (formats.md section 1).
 *
 * @param id the folder's name
 * @param name as printed under "Bill to"
 * @param zone for display and schedule only: months are UTC months
 * @param issuer the seller's name as printed
 * @param seats null if it buys none
 * @param computer null if it has no pool
 * @param contact whom to ask about its reports; null if nobody is named
 * @param ledger the names of its accounts in the books
 * @param provisionalRows whether FOCUS files hold rows that no invoice confirms yet
 */
public record Organization(
        String id,
        String name,
        ZoneId zone,
        Currency currency,
        String issuer,
        List<ApiGroup> api,
        @Nullable SeatContract seats,
        @Nullable ComputerPool computer,
        Tolerance tolerance,
        List<String> recipients,
        @Nullable String contact,
        LedgerAccounts ledger,
        boolean provisionalRows) {

    public Organization {
        api = List.copyOf(api);
        recipients = List.copyOf(recipients);
    }

    /** With nobody named to ask, plain account names, and provisional rows. */
    public Organization(
            String id,
            String name,
            ZoneId zone,
            Currency currency,
            String issuer,
            List<ApiGroup> api,
            @Nullable SeatContract seats,
            @Nullable ComputerPool computer,
            Tolerance tolerance,
            List<String> recipients) {
        this(
                id,
                name,
                zone,
                currency,
                issuer,
                api,
                seats,
                computer,
                tolerance,
                recipients,
                null,
                LedgerAccounts.PLAIN,
                true);
    }

    /** The same with another tolerance. */
    public Organization withTolerance(Tolerance other) {
        return new Organization(
                id,
                name,
                zone,
                currency,
                issuer,
                api,
                seats,
                computer,
                other,
                recipients,
                contact,
                ledger,
                provisionalRows);
    }

    /** How an API group pays. */
    public enum Mode {
        /** In advance, from credit. */
        PREPAID,
        /** After use; there is no credit. */
        ARREARS,
        /** Through a third party: no invoice of this vendor is expected. */
        MARKETPLACE;

        public String told() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * An API group: its own credit balance, keys and invoices.
     *
     * @param autoReload null if off
     */
    public record ApiGroup(
            String group,
            Mode mode,
            List<String> invoiceSeries,
            @Nullable AutoReload autoReload,
            List<ApiKey> keys) {
        public ApiGroup {
            invoiceSeries = List.copyOf(invoiceSeries);
            keys = List.copyOf(keys);
        }

        /** The account's name in every report, and the pool's in balances.csv. */
        public String account() {
            return "api:" + group;
        }
    }

    /** Buys {@code amount} whenever the balance falls below {@code below}. */
    public record AutoReload(Money below, Money amount) {}

    /**
     * A registered API key, known by the last four characters.
     *
     * @param until the last valid day; null while valid
     */
    public record ApiKey(
            String suffix,
            @Nullable String name,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String costCenter) {

        public boolean isValidOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * The seat contract.
     *
     * @param billingDay 29 to 31 mean the last day of a shorter month
     */
    public record SeatContract(List<String> invoiceSeries, int billingDay, List<SeatPlan> plans) {
        public static final String ACCOUNT = "seats";

        public SeatContract {
            invoiceSeries = List.copyOf(invoiceSeries);
            plans = List.copyOf(plans);
        }
    }

    /** The price of one seat for an interval, from a date on. */
    public record SeatPlan(String tier, Money price, Interval interval, LocalDate from) {
        public enum Interval {
            MONTH,
            YEAR
        }
    }

    /** The organization's pool of Computer credits. */
    public record ComputerPool(List<String> invoiceSeries) {
        public static final String ACCOUNT = "computer:organization";

        public ComputerPool {
            invoiceSeries = List.copyOf(invoiceSeries);
        }
    }

    /** What may differ without being a discrepancy: the larger of an amount and a percentage of the account's invoiced amount. */
    public record Tolerance(Money amount, BigDecimal percent) {
        /** The tolerance for an invoiced amount, exact. */
        public Money of(Money invoiced) {
            Money share = Money.of(invoiced.value().abs().multiply(percent).movePointLeft(2), invoiced.currency());
            return share.compareTo(amount) > 0 ? share : amount;
        }
    }

    /** The account that a series belongs to, or null if it belongs to none. */
    public @Nullable String accountOf(String series) {
        for (ApiGroup group : api) {
            if (group.invoiceSeries().contains(series)) {
                return group.account();
            }
        }
        if (seats != null && seats.invoiceSeries().contains(series)) {
            return SeatContract.ACCOUNT;
        }
        return computer != null && computer.invoiceSeries().contains(series) ? ComputerPool.ACCOUNT : null;
    }
}
