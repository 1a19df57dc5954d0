package io.trueup.organization;

/**
 * The names that an organization's books give the accounts of proposed journal entries ({@code ledger:} in organization.yaml).
 *
 * @param prepaidApi bought API credit not yet used
 * @param prepaidComputer bought Computer credits not yet used
 * @param prepaidSeats seats paid for days to come
 * @param apiExpense API usage
 * @param computerExpense Computer usage
 * @param seatExpense seats by days
 * @param expiredCredit credit lost to expiry
 * @param tax tax on invoices
 * @param accrued owed and not billed yet
 * @param payable what invoices charge: payables or the card
 */
public record LedgerAccounts(
        String prepaidApi,
        String prepaidComputer,
        String prepaidSeats,
        String apiExpense,
        String computerExpense,
        String seatExpense,
        String expiredCredit,
        String tax,
        String accrued,
        String payable) {

    /** Plain names, for an organization that gives none. */
    public static final LedgerAccounts PLAIN = new LedgerAccounts(
            "Prepaid API credit",
            "Prepaid Computer credits",
            "Prepaid seats",
            "API usage",
            "Computer usage",
            "Seats",
            "Expired credit",
            "Tax on purchases",
            "Accrued expenses",
            "Accounts payable");
}
