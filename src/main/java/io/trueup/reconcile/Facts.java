package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.DocumentKind;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.invoice.Invoice;
import io.trueup.organization.Organization;
import io.trueup.seats.Member;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.MemberCredits;
import io.trueup.usage.PriceList;
import io.trueup.usage.UsageDay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one organization around one month, in any order.
 *
 * @param documents every document of the organization that is in the inbox, read or set aside
 * @param invoices every invoice, receipt and credit note that was read, of any month (series and periods look beyond the month)
 * @param readings of all pools: all inside the month and enough before and after it
 * @param movements from movement files; purchases come from the invoices
 * @param members the seats of every member list
 * @param analytics buckets of and around the month, of every page
 * @param usage of and around the month, by document and day
 * @param asOf the instant at which it is asked whether the month is over
 * @param now when the run began: what lies later is in the future, whatever is asked as of
 * @param closed the first version of this month that came out reconciled; null if none has
 * @param history what the books of earlier months rest on
 */
public record Facts(
        Organization organization,
        PriceList prices,
        List<DocumentRecord> documents,
        List<Invoice> invoices,
        List<BalanceReading> readings,
        List<Movement> movements,
        List<RowRefusal> refusals,
        List<Member> members,
        List<MemberCredits> memberCredits,
        List<AnalyticsBucket> analytics,
        List<UsageDay> usage,
        Instant asOf,
        Instant now,
        @Nullable Reconciliation closed,
        History history) {

    /** With no more history than the other facts tell. */
    public Facts(
            Organization organization,
            PriceList prices,
            List<DocumentRecord> documents,
            List<Invoice> invoices,
            List<BalanceReading> readings,
            List<Movement> movements,
            List<RowRefusal> refusals,
            List<Member> members,
            List<MemberCredits> memberCredits,
            List<AnalyticsBucket> analytics,
            List<UsageDay> usage,
            Instant asOf,
            Instant now,
            @Nullable Reconciliation closed) {
        this(
                organization,
                prices,
                documents,
                invoices,
                readings,
                movements,
                refusals,
                members,
                memberCredits,
                analytics,
                usage,
                asOf,
                now,
                closed,
                new History(readings, movements));
    }

    /**
     * What the balance of a prepaid account is carried on from.
     *
     * @param readings of every pool those next to the start of each month since its first reading; more do no harm
     * @param movements of movement files, of any time
     */
    public record History(List<BalanceReading> readings, List<Movement> movements) {
        public History {
            readings = List.copyOf(readings);
            movements = List.copyOf(movements);
        }
    }

    /**
     * A document in the inbox.
     *
     * @param code why it was set aside; null if it was read
     */
    public record DocumentRecord(
            String file,
            String sha256,
            DocumentKind kind,
            @Nullable FindingCode code,
            @Nullable String reason) {
        public boolean isSetAside() {
            return code != null;
        }
    }
}
