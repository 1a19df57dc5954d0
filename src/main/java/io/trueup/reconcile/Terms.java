package io.trueup.reconcile;

import io.trueup.organization.LedgerAccounts;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.SeatContract;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization's configuration its reports show.
 *
 * @param issuer the seller's name as printed
 * @param api the API groups with their keys, names and cost centres
 * @param seats null if it buys none
 * @param contact whom to ask about the report; null if nobody is named
 * @param ledger the names of its accounts in the books
 * @param provisionalRows whether FOCUS files hold rows that no invoice confirms yet
 */
public record Terms(
        String issuer,
        Currency currency,
        List<ApiGroup> api,
        @Nullable SeatContract seats,
        @Nullable String contact,
        LedgerAccounts ledger,
        boolean provisionalRows) {

    public Terms {
        api = List.copyOf(api);
    }

    static Terms of(Organization organization) {
        return new Terms(
                organization.issuer(),
                organization.currency(),
                organization.api(),
                organization.seats(),
                organization.contact(),
                organization.ledger(),
                organization.provisionalRows());
    }
}
