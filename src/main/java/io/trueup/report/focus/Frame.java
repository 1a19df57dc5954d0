package io.trueup.report.focus;

import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.BookedSale;
import io.trueup.reconcile.BoughtCredit;
import io.trueup.reconcile.MonthDetail;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.reconcile.Terms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all rows of a month share, and what they are made from. */
record Frame(Reconciliation month, Terms terms, Notes notes) {

    /** Who bills a group that is bought through a marketplace: the documents do not say which. */
    static final String MARKETPLACE = "Marketplace (not named in the documents)";

    MonthDetail detail() {
        return month.detail();
    }

    YearMonth yearMonth() {
        return month.month();
    }

    BillingPeriod days() {
        return BillingPeriod.of(yearMonth());
    }

    Currency currency() {
        return terms.currency();
    }

    boolean isOfMonth(LocalDate day) {
        return YearMonth.from(day).equals(yearMonth());
    }

    /** Only a month that is over and came out reconciled is closed: nothing more is expected for it. */
    boolean isClosed() {
        return month.monthOver() && month.status() == Status.RECONCILED;
    }

    List<BookedSale> sales(String account) {
        return detail().sales().stream()
                .filter(sale -> sale.account().equals(account))
                .toList();
    }

    @Nullable BoughtCredit boughtCredit(String account) {
        return detail().boughtCredit().stream()
                .filter(credit -> credit.account().equals(account))
                .findFirst()
                .orElse(null);
    }

    @Nullable ApiGroup group(String account) {
        return terms.api().stream()
                .filter(group -> group.account().equals(account))
                .findFirst()
                .orElse(null);
    }

    boolean is(String account, Mode mode) {
        ApiGroup group = group(account);
        return group != null && group.mode() == mode;
    }

    private String issuer(String account) {
        return is(account, Mode.MARKETPLACE) ? MARKETPLACE : terms.issuer();
    }

    /** A row with what is the same on every row of the account. */
    Row row(String account, RowKind kind) {
        Row row = new Row(account, kind)
                .set(Column.BILLING_ACCOUNT_ID, month.organization())
                .set(Column.BILLING_ACCOUNT_NAME, month.name())
                .set(Column.BILLING_CURRENCY, currency().getCurrencyCode())
                .set(Column.SERVICE_PROVIDER_NAME, terms.issuer())
                .set(Column.HOST_PROVIDER_NAME, terms.issuer())
                .set(Column.INVOICE_ISSUER_NAME, issuer(account))
                .set(Column.SERVICE_CATEGORY, "AI and Machine Learning")
                .set(Column.SERVICE_SUBCATEGORY, "Generative AI")
                .set(Column.SERVICE_NAME, service(account));
        ApiGroup group = group(account);
        if (group != null) {
            row.set(Column.SUB_ACCOUNT_ID, account)
                    .set(Column.SUB_ACCOUNT_NAME, group.group())
                    .set(Column.SUB_ACCOUNT_TYPE, "API Group");
        }
        return row;
    }

    static String service(String account) {
        return switch (account) {
            case SeatContract.ACCOUNT -> "Perplexity Enterprise";
            case ComputerPool.ACCOUNT -> "Perplexity Computer";
            default -> "Perplexity API Platform";
        };
    }

    /** Names the key of a row by its suffix, which is all that is known of it, and what the configuration says of it on that day. */
    void tell(Row row, @Nullable String suffix, LocalDate day) {
        ApiGroup group = group(row.account());
        if (suffix == null || group == null) {
            return;
        }
        row.set(Column.RESOURCE_ID, "key-" + suffix).set(Column.RESOURCE_TYPE, "API Key");
        List<ApiKey> keys = group.keys().stream()
                .filter(key -> key.suffix().equals(suffix) && key.isValidOn(day))
                .toList();
        if (keys.size() != 1) {
            return;
        }
        Map<String, String> tags = new LinkedHashMap<>();
        ApiKey key = keys.getFirst();
        if (key.costCenter() != null) {
            tags.put("CostCenter", FocusText.line(key.costCenter()));
        }
        if (key.name() != null) {
            tags.put("KeyName", FocusText.line(key.name()));
        }
        row.set(Column.RESOURCE_NAME, key.name()).set(Column.TAGS, tags);
    }

    /** Tells where the rows of an account are a part of its usage. */
    void notePart(AccountResult account) {
        if (Drawn.isPart(account)) {
            notes.leftOut(
                    account.account(),
                    "usage that no document tells",
                    null,
                    "documents tell a part of the month's usage; what they miss is worth something that is not known");
        }
    }

    /** How sure a figure of the account is. */
    static String standing(AccountResult account) {
        return switch (account.verdict()) {
            case MATCHED, WITHIN_TOLERANCE -> account.invoiced() == null ? "metered" : "matched";
            case OVER_INVOICED, UNDER_INVOICED, AMBIGUOUS -> "disputed";
            case INVOICE_MISSING -> "estimated";
            case EVIDENCE_MISSING -> account.invoiced() == null ? "estimated" : "unchecked";
        };
    }
}
