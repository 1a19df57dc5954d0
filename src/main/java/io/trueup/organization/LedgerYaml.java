package io.trueup.organization;

/** Reads {@code ledger:}, the accounts of proposed journal entries; what is not named keeps its plain name. */
final class LedgerYaml {

    private static final LedgerAccounts PLAIN = LedgerAccounts.PLAIN;

    private LedgerYaml() {}

    static LedgerAccounts parse(YamlValue value) {
        YamlMapping ledger = value.mapping(
                "prepaid-api",
                "prepaid-computer",
                "prepaid-seats",
                "api-expense",
                "computer-expense",
                "seat-expense",
                "expired-credit",
                "tax",
                "accrued",
                "payable");
        return new LedgerAccounts(
                ledger.optional("prepaid-api", Form.TEXT, PLAIN.prepaidApi()),
                ledger.optional("prepaid-computer", Form.TEXT, PLAIN.prepaidComputer()),
                ledger.optional("prepaid-seats", Form.TEXT, PLAIN.prepaidSeats()),
                ledger.optional("api-expense", Form.TEXT, PLAIN.apiExpense()),
                ledger.optional("computer-expense", Form.TEXT, PLAIN.computerExpense()),
                ledger.optional("seat-expense", Form.TEXT, PLAIN.seatExpense()),
                ledger.optional("expired-credit", Form.TEXT, PLAIN.expiredCredit()),
                ledger.optional("tax", Form.TEXT, PLAIN.tax()),
                ledger.optional("accrued", Form.TEXT, PLAIN.accrued()),
                ledger.optional("payable", Form.TEXT, PLAIN.payable()));
    }
}
