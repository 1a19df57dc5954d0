package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.document.DocumentKind;
import io.trueup.document.RowRefusal;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Invoice;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.organization.Organization.AutoReload;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.SeatPlan;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.period.TimeWindow;
import io.trueup.reconcile.Facts.DocumentRecord;
import io.trueup.seats.Member;
import io.trueup.usage.AnalyticsBucket;
import io.trueup.usage.ListPrice;
import io.trueup.usage.MemberCredits;
import io.trueup.usage.PriceList;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An organization with one API group, and the facts of its August 2026, put together one by one. */
final class Months {

    static final YearMonth AUGUST = YearMonth.of(2026, 8);
    static final String ACCOUNT = "api:production";

    private final List<Invoice> invoices = new ArrayList<>();
    private final List<DocumentRecord> documents = new ArrayList<>();
    private final List<BalanceReading> readings = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<RowRefusal> refusals = new ArrayList<>();
    private final List<UsageDay> usage = new ArrayList<>();
    private final List<ApiGroup> groups = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<AnalyticsBucket> analytics = new ArrayList<>();
    private final List<MemberCredits> memberCredits = new ArrayList<>();
    private boolean computer;
    private final List<ApiKey> keys = new ArrayList<>();
    private List<ListPrice> prices = new ArrayList<>();
    private Mode mode = Mode.PREPAID;
    private Currency currency = Money.USD;
    private boolean api = true;
    private @Nullable AutoReload reload;
    private @Nullable SeatContract contract;
    private Tolerance tolerance = new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"));
    private Instant asOf = Instant.parse("2026-11-20T00:00:00Z");
    private Instant now = asOf;
    private @Nullable Reconciliation closed;

    static Months august() {
        return new Months();
    }

    Months paper(Papers paper) {
        Invoice invoice = paper.read();
        invoices.add(invoice);
        documents.add(new DocumentRecord(
                invoice.source().file(), Integer.toHexString(invoice.hashCode()), invoice.kind(), null, null));
        return this;
    }

    Months reading(String at, String remaining) {
        return readingOf(ACCOUNT, at, remaining);
    }

    Months readingOf(String pool, String at, String remaining) {
        if (readings.isEmpty()) {
            documents.add(new DocumentRecord("2026-08/balances.csv", "ba", DocumentKind.BALANCES, null, null));
        }
        readings.add(new BalanceReading(
                pool,
                Instant.parse(at),
                Money.usd(remaining),
                Provenance.line("2026-08/balances.csv", readings.size() + 2)));
        return this;
    }

    Months movement(Movement.Kind kind, String at, String amount, @Nullable String reference) {
        return movementIn("2026-08/movements.csv", kind, at, amount, reference);
    }

    Months movementIn(String file, Movement.Kind kind, String at, String amount, @Nullable String reference) {
        Instant instant = Instant.parse(at);
        movements.add(new Movement(
                ACCOUNT,
                kind,
                Money.usd(amount),
                TimeWindow.at(instant),
                instant.atOffset(ZoneOffset.UTC).toLocalDate(),
                reference,
                Provenance.line(file, movements.size() + 2)));
        return this;
    }

    /** A reading of the organization's pool of Computer credits. */
    Months pool(String at, String remaining) {
        computer = true;
        if (documents.stream().noneMatch(document -> document.sha256().equals("co"))) {
            documents.add(new DocumentRecord("2026-08/computer.csv", "co", DocumentKind.BALANCES, null, null));
        }
        readings.add(new BalanceReading(
                ComputerPool.ACCOUNT,
                Instant.parse(at),
                Credits.of(new BigDecimal(remaining)),
                Provenance.line("2026-08/computer.csv", readings.size() + 2)));
        return this;
    }

    Months poolMovement(Movement.Kind kind, String at, String credits) {
        Instant instant = Instant.parse(at);
        movements.add(new Movement(
                ComputerPool.ACCOUNT,
                kind,
                Credits.of(new BigDecimal(credits)),
                TimeWindow.at(instant),
                instant.atOffset(ZoneOffset.UTC).toLocalDate(),
                null,
                Provenance.line("2026-08/movements.csv", movements.size() + 2)));
        return this;
    }

    /**
     * A bucket of analytics.
     *
     * @param sources such as {@code paid=250,promo=80}; null where the page breaks nothing down
     */
    Months bucket(
            String file, String from, int hours, @Nullable String member, String count, @Nullable String sources) {
        computer = true;
        if (documents.stream().noneMatch(document -> document.file().equals(file))) {
            documents.add(new DocumentRecord(file, file, DocumentKind.COMPUTER_ANALYTICS, null, null));
        }
        Instant start = Instant.parse(from);
        analytics.add(new AnalyticsBucket(
                TimeWindow.of(start, start.plus(Duration.ofHours(hours))),
                member,
                Credits.of(new BigDecimal(count)),
                sources == null ? null : sources(sources),
                Provenance.line(file, analytics.size() + 1)));
        return this;
    }

    private static Map<String, Credits> sources(String written) {
        Map<String, Credits> sources = new TreeMap<>();
        for (String part : written.split(",")) {
            String[] pair = part.split("=");
            sources.put(pair[0], Credits.of(new BigDecimal(pair[1])));
        }
        return sources;
    }

    /** Every day of August with the same use, all paid. */
    Months paidEachDay(String credits) {
        for (int day = 1; day <= 31; day++) {
            bucket("2026-08/usage.json", "2026-08-%02dT00:00:00Z".formatted(day), 24, null, credits, "paid=" + credits);
        }
        return this;
    }

    Months withoutBucket(String from) {
        analytics.removeIf(bucket -> bucket.window().start().equals(Instant.parse(from)));
        return this;
    }

    Months memberCredits(String asOf, String email, String used) {
        memberCredits.add(new MemberCredits(
                Instant.parse(asOf),
                email,
                Credits.of(500),
                Credits.of(new BigDecimal(used)),
                Credits.of(0),
                Provenance.line("2026-08/member-credits.csv", memberCredits.size() + 2)));
        return this;
    }

    /** The codes of the findings on the pool, in their order. */
    List<FindingCode> computerCodes() {
        return reconcile().findings().stream()
                .filter(finding -> ComputerPool.ACCOUNT.equals(finding.account()))
                .map(Finding::code)
                .toList();
    }

    /** The configuration names no pool of Computer credits. */
    Months withoutPool() {
        computer = false;
        return this;
    }

    AccountResult computer() {
        return reconcile().accounts().getLast();
    }

    Months setAside(String file, FindingCode code, String reason) {
        documents.add(new DocumentRecord(file, "00", DocumentKind.UNKNOWN, code, reason));
        return this;
    }

    Months refusal(String file, FindingCode code, String reason) {
        refusals.add(new RowRefusal(code, reason, Provenance.line(file, 7)));
        return this;
    }

    Months key(String suffix, String from, @Nullable String until) {
        keys.add(new ApiKey(suffix, null, LocalDate.parse(from), until == null ? null : LocalDate.parse(until), null));
        return this;
    }

    Months price(
            String meter,
            @Nullable String model,
            @Nullable String context,
            String price,
            String per,
            String from,
            @Nullable String until) {
        prices.add(new ListPrice(
                meter,
                model,
                context,
                new BigDecimal(price),
                new BigDecimal(per),
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until)));
        return this;
    }

    /** A day's usage as the console's meters tell it. */
    Months metered(
            String day,
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            String quantity) {
        return used(
                DocumentKind.API_METERS,
                "2026-08/usage group=production.json",
                day,
                meter,
                model,
                context,
                key,
                quantity,
                null);
    }

    /** The same quantity on each day of August. */
    Months meteredDaily(String meter, @Nullable String model, @Nullable String key, String quantity) {
        AUGUST.atDay(1)
                .datesUntil(AUGUST.plusMonths(1).atDay(1))
                .forEach(day -> metered(day.toString(), meter, model, null, key, quantity));
        return this;
    }

    Months used(
            DocumentKind kind,
            String file,
            String day,
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            String quantity,
            @Nullable String cost) {
        if (documents.stream().noneMatch(document -> document.file().equals(file))) {
            documents.add(new DocumentRecord(file, Integer.toHexString(file.hashCode()), kind, null, null));
        }
        usage.add(new UsageDay(
                kind,
                file.contains("group=") ? file.replaceAll(".*group=|[.].*", "") : null,
                LocalDate.parse(day),
                meter,
                model,
                context,
                key,
                new BigDecimal(quantity),
                cost == null ? null : new BigDecimal(cost),
                1,
                Provenance.line(file, usage.size() + 1)));
        return this;
    }

    /** What a response log tells of a part of a day. */
    Months logged(
            String file,
            String day,
            String from,
            String until,
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            BigDecimal quantity) {
        return usedWithin(DocumentKind.RESPONSE_LOG, file, day, from, until, meter, model, context, key, quantity);
    }

    /** Usage of a part of a day. */
    Months usedWithin(
            DocumentKind kind,
            String file,
            String day,
            String from,
            String until,
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            BigDecimal quantity) {
        used(kind, file, day, meter, model, context, key, quantity.toPlainString(), null);
        UsageDay whole = usage.removeLast();
        usage.add(new UsageDay(
                kind,
                whole.group(),
                whole.day(),
                TimeWindow.of(
                        Instant.parse(day + "T" + from + "Z"),
                        until.equals("24:00:00")
                                ? UsageDay.whole(whole.day()).end()
                                : Instant.parse(day + "T" + until + "Z")),
                meter,
                model,
                context,
                key,
                quantity,
                null,
                1,
                whole.source()));
        return this;
    }

    Months price(ListPrice price) {
        prices.add(price);
        return this;
    }

    /** Another API group beside production. */
    Months group(String name, String... suffixes) {
        groups.add(new ApiGroup(
                name,
                Mode.PREPAID,
                List.of("OTHERS" + groups.size()),
                null,
                java.util.Arrays.stream(suffixes)
                        .map(suffix -> new ApiKey(suffix, null, LocalDate.parse("2026-01-01"), null, null))
                        .toList()));
        return this;
    }

    Months seats(int billingDay, SeatPlan... plans) {
        contract = new SeatContract(List.of("8K2MNQ4T"), billingDay, List.of(plans));
        return this;
    }

    Months member(String email, String tier, String joined, @Nullable String left) {
        if (members.isEmpty()) {
            documents.add(new DocumentRecord("2026-08/members.csv", "me", DocumentKind.MEMBERS, null, null));
        }
        members.add(new Member(
                email,
                tier,
                LocalDate.parse(joined),
                left == null ? null : LocalDate.parse(left),
                Provenance.line("2026-08/members.csv", members.size() + 2)));
        return this;
    }

    Months members(String tier, int count, String joined) {
        for (int member = 0; member < count; member++) {
            member("member%04d@x.example".formatted(member), tier, joined, null);
        }
        return this;
    }

    /** Billed in another currency. */
    Months in(String code) {
        currency = Currency.getInstance(code);
        tolerance = new Tolerance(Money.of(new BigDecimal("0.02"), currency), new BigDecimal("0.1"));
        return this;
    }

    Months withoutApi() {
        api = false;
        return this;
    }

    Months mode(Mode other) {
        mode = other;
        return this;
    }

    Months reload(String below, String amount) {
        reload = new AutoReload(Money.usd(below), Money.usd(amount));
        return this;
    }

    Months tolerance(String amount, String percent) {
        tolerance = new Tolerance(Money.usd(amount), new BigDecimal(percent));
        return this;
    }

    Months asOf(String instant) {
        asOf = Instant.parse(instant);
        return this;
    }

    Months now(String instant) {
        now = Instant.parse(instant);
        return asOf(instant);
    }

    Months closed(Reconciliation version) {
        closed = version;
        return this;
    }

    Facts facts() {
        List<ApiGroup> all =
                new ArrayList<>(List.of(new ApiGroup("production", mode, List.of("Q7HX2MZP", "HLYRDX"), reload, keys)));
        all.addAll(groups);
        Organization organization = new Organization(
                "halyard-labs",
                Papers.CUSTOMER,
                ZoneOffset.UTC,
                currency,
                Papers.SELLER,
                api ? all : List.of(),
                contract,
                computer ? new ComputerPool(List.of("5RD0CWLB")) : null,
                tolerance,
                List.of());
        return new Facts(
                organization,
                new PriceList(prices),
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
                closed);
    }

    Reconciliation reconcile() {
        return reconcile(AUGUST);
    }

    Reconciliation reconcile(YearMonth month) {
        return Reconciler.reconcile(facts(), month);
    }

    AccountResult account() {
        return reconcile().accounts().getFirst();
    }

    List<Finding> findings(FindingCode code) {
        return findings(code, AUGUST);
    }

    List<Finding> findings(FindingCode code, YearMonth month) {
        return reconcile(month).findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
    }
}
