package io.trueup.organization;

import io.trueup.money.Money;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.organization.Organization.AutoReload;
import io.trueup.organization.Organization.ComputerPool;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatContract;
import io.trueup.organization.Organization.SeatPlan;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code organization.yaml} (formats.md section 1). */
public final class OrganizationYaml {

    private static final Form<Mode> MODE = Form.oneOf(EnumSet.allOf(Mode.class), Mode::told);
    private static final Form<SeatPlan.Interval> INTERVAL = Form.oneOf(
            EnumSet.allOf(SeatPlan.Interval.class), interval -> interval.name().toLowerCase(Locale.ROOT));

    private static final String SERIES_HINT = "allowed is a list such as [HLYRDX], or [] while no invoice has come";

    private final YamlFile file;
    private final YamlMapping root;
    private final Currency currency;
    private final Map<String, String> accountOfSeries = new HashMap<>();

    private OrganizationYaml(YamlValue root) {
        this.file = root.file();
        this.root = root.mapping(
                "organization",
                "name",
                "zone",
                "currency",
                "issuer",
                "api",
                "seats",
                "computer",
                "tolerance",
                "ledger",
                "report");
        this.currency = this.root.optional("currency", Form.CURRENCY, Money.USD);
    }

    /**
     * Reads an organization.
     *
     * @param file the path for messages; the folder in it, where it names one, is what {@code organization} must be
     */
    public static Parsed<Organization> parse(String file, byte[] yaml, Defaults defaults) {
        return YamlFile.parse(file, yaml, root -> new OrganizationYaml(root).organization(defaults));
    }

    private Organization organization(Defaults defaults) {
        String id = id();
        Set<String> groups = new HashSet<>();
        List<ApiGroup> api = root.list("api", group -> group(group, groups));
        SeatContract seats = root.find("seats").map(this::seats).orElse(null);
        ComputerPool computer = root.find("computer").map(this::computer).orElse(null);
        requireSomethingToReconcile(api);
        requireDollars();
        Report report = root.find("report").map(OrganizationYaml::report).orElse(Report.NONE);
        return new Organization(
                id,
                root.required("name", Form.TEXT),
                root.optional("zone", Form.ZONE, ZoneId.of("UTC")),
                currency,
                root.required("issuer", Form.TEXT),
                api,
                seats,
                computer,
                ToleranceYaml.parse(root.find("tolerance"), currency, defaults.tolerance()),
                report.recipients(),
                report.contact(),
                root.find("ledger").map(LedgerYaml::parse).orElse(LedgerAccounts.PLAIN),
                report.provisionalRows());
    }

    private String id() {
        String id = root.required("organization", Form.ID);
        String folder = file.folder();
        if (folder != null && !id.isEmpty() && !id.equals(folder)) {
            root.refuse(
                    "organization", YamlValue.quoted(id), "allowed is the folder's name, " + YamlValue.quoted(folder));
        }
        return id;
    }

    private void requireSomethingToReconcile(List<ApiGroup> api) {
        if (api.isEmpty() && !root.has("api") && !root.has("seats") && !root.has("computer")) {
            root.refuseMissing("api, seats, computer", "at least one of them must be there");
        } else if (api.isEmpty()
                && root.find("api").filter(YamlValue::isEmptyList).isPresent()) {
            root.refuse("api", "an empty list", "allowed is at least one group; leave the key out if there is none");
        }
    }

    /** API and Computer credit are sold in dollars (domain.md section 1): another currency could not be compared with them. */
    private void requireDollars() {
        if ((root.has("api") || root.has("computer")) && !currency.equals(Money.USD)) {
            root.refuse(
                    "currency",
                    YamlValue.quoted(currency.getCurrencyCode()),
                    "allowed is USD where api or computer stand: credit is counted in dollars");
        }
    }

    private ApiGroup group(YamlValue value, Set<String> groups) {
        YamlMapping group = value.mapping("group", "mode", "invoice-series", "auto-reload", "keys");
        String name = group.required("group", Form.GROUP);
        if (!name.isEmpty() && !groups.add(name)) {
            group.refuse("group", YamlValue.quoted(name) + " a second time", "allowed is each group once");
        }
        Mode mode = group.required("mode", MODE);
        if (mode != Mode.PREPAID && group.has("auto-reload")) {
            group.refuse("auto-reload", "a reload", "allowed is none where the mode is " + mode.told());
        }
        return new ApiGroup(
                name,
                mode,
                series(group, "api:" + name, mode != Mode.MARKETPLACE),
                group.find("auto-reload").map(this::autoReload).orElse(null),
                group.list("keys", this::key));
    }

    private AutoReload autoReload(YamlValue value) {
        YamlMapping reload = value.mapping("below", "amount");
        return new AutoReload(
                Money.of(reload.required("below", Form.NOT_NEGATIVE), currency),
                Money.of(reload.required("amount", Form.POSITIVE), currency));
    }

    /** One suffix may stand several times: four characters can collide, and that is a finding of the month, not an error here. */
    private ApiKey key(YamlValue value) {
        YamlMapping key = value.mapping("suffix", "name", "from", "until", "cost-center");
        LocalDate from = key.required("from", Form.DATE);
        LocalDate until = key.optional("until", Form.DATE);
        if (until != null && until.isBefore(from)) {
            key.refuse("until", YamlValue.quoted(until.toString()), "allowed is a day not before from, " + from);
        }
        return new ApiKey(
                key.required("suffix", Form.SUFFIX),
                key.optional("name", Form.TEXT),
                from,
                until,
                key.optional("cost-center", Form.TEXT));
    }

    private SeatContract seats(YamlValue value) {
        YamlMapping seats = value.mapping("invoice-series", "billing-day", "plans");
        if (!seats.has("plans")
                || seats.find("plans").filter(YamlValue::isEmptyList).isPresent()) {
            seats.refuseMissing("plans", "allowed is a list of at least one plan with tier, price, interval and from");
        }
        Set<List<Object>> starts = new HashSet<>();
        return new SeatContract(
                series(seats, SeatContract.ACCOUNT, true),
                seats.required("billing-day", Form.whole(1, 31)),
                seats.list("plans", plan -> plan(plan, starts)));
    }

    /** A later plan takes an earlier one's place, so two of one tier overlap only if they start on one day. */
    private SeatPlan plan(YamlValue value, Set<List<Object>> starts) {
        int before = file.problems();
        YamlMapping plan = value.mapping("tier", "price", "interval", "from");
        SeatPlan read = new SeatPlan(
                plan.required("tier", Form.ID),
                Money.of(plan.required("price", Form.NOT_NEGATIVE), currency),
                plan.required("interval", INTERVAL),
                plan.required("from", Form.DATE));
        if (before == file.problems() && !starts.add(List.of(read.tier(), read.interval(), read.from()))) {
            plan.refuse(
                    "from",
                    "a second " + read.tier() + " plan from " + read.from(),
                    "allowed is one price of a tier and interval from a day on");
        }
        return read;
    }

    private ComputerPool computer(YamlValue value) {
        return new ComputerPool(series(value.mapping("invoice-series"), ComputerPool.ACCOUNT, true));
    }

    private List<String> series(YamlMapping owner, String account, boolean required) {
        YamlValue value = owner.find("invoice-series").orElse(null);
        if (value == null) {
            if (required) {
                owner.refuseMissing("invoice-series", SERIES_HINT);
            }
            return List.of();
        }
        List<String> series = value.distinct(Form.SERIES);
        for (String one : series) {
            String other = accountOfSeries.putIfAbsent(one, account);
            if (other != null) {
                value.refuse(
                        YamlValue.quoted(one) + ", which " + other + " has too",
                        "allowed is each series in one account");
            }
        }
        return series;
    }

    /** @param provisionalRows of FOCUS files */
    private record Report(List<String> recipients, @Nullable String contact, boolean provisionalRows) {
        private static final Report NONE = new Report(List.of(), null, true);
    }

    private static Report report(YamlValue value) {
        YamlMapping report = value.mapping("recipients", "contact", "focus");
        return new Report(
                report.find("recipients")
                        .map(recipients -> recipients.distinct(Form.EMAIL))
                        .orElse(List.of()),
                report.optional("contact", Form.TEXT),
                report.find("focus")
                        .map(focus -> focus.mapping("provisional").optional("provisional", Form.SWITCH, true))
                        .orElse(true));
    }
}
