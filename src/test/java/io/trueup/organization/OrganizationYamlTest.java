package io.trueup.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trueup.money.Money;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.organization.Organization.Mode;
import io.trueup.organization.Organization.SeatPlan.Interval;
import io.trueup.organization.Organization.Tolerance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: an organization is what its file says, and a broken file tells everything that is wrong, with line, key, what was found and what is allowed. */
class OrganizationYamlTest {

    static final Defaults DEFAULTS = new Defaults(new Tolerance(Money.usd("0.05"), new BigDecimal("2")));

    private static final String HEAD = """
            organization: halyard-labs
            name: Halyard Labs, Inc.
            issuer: Perplexity AI, Inc.
            """;
    private static final String API = """
            api:
              - group: production
                mode: prepaid
                invoice-series: [HLYRDX]
            """;

    @Test
    void theSampleOrganizationIsBoundWhole() {
        Organization organization = parse("halyard-labs/organization.yaml", resource("halyard-labs.yaml"))
                .value();
        assertThat(organization.id()).isEqualTo("halyard-labs");
        assertThat(organization.name()).isEqualTo("Halyard Labs, Inc.");
        assertThat(organization.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(organization.issuer()).isEqualTo("Perplexity AI, Inc.");
        ApiGroup group = organization.api().getFirst();
        assertThat(group.account()).isEqualTo("api:production");
        assertThat(group.mode()).isEqualTo(Mode.PREPAID);
        assertThat(group.autoReload()).isEqualTo(new Organization.AutoReload(Money.usd("2"), Money.usd("50")));
        assertThat(group.keys().getFirst())
                .isEqualTo(new ApiKey("743S", "search-service", LocalDate.of(2026, 1, 10), null, null));
        assertThat(Objects.requireNonNull(organization.seats()).billingDay()).isEqualTo(15);
        assertThat(organization.seats().plans()).hasSize(2).allMatch(plan -> plan.interval() == Interval.MONTH);
        assertThat(organization.accountOf("5RD0CWLB")).isEqualTo("computer:organization");
        assertThat(organization.tolerance()).isEqualTo(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")));
        assertThat(organization.recipients()).containsExactly("ap@halyard-labs.example");
    }

    @Test
    void aSecondGroupAndARetiredKeyAreBound() {
        Organization organization = parse("marlow-vale/organization.yaml", resource("marlow-vale.yaml"))
                .value();
        assertThat(organization.api()).extracting(ApiGroup::group).containsExactly("prod", "lab");
        assertThat(organization.api().get(1).keys().getFirst().until()).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void everyKeyOfTheFormIsBound() {
        Organization organization =
                parse("halyard-labs/organization.yaml", HEAD + """
                zone: Europe/Berlin
                currency: USD
                api:
                  - group: production                 # its own credit balance
                    mode: prepaid
                    invoice-series: [HLYRDX, Q7HX2MZP]
                    auto-reload: {below: 2.00, amount: 50.00}   # absent: off
                    keys:
                      - {suffix: 743S, name: search, from: 2026-01-10, until: 2026-08-31, cost-center: 4711}
                seats:
                  invoice-series: [8K2MNQ4T]
                  billing-day: 31
                  plans:
                    - {tier: enterprise-pro, price: 400, interval: year, from: 2026-01-01}
                computer:
                  invoice-series: [5RD0CWLB]
                tolerance: {amount: 0.02, percent: 0.1}
                report:
                  recipients: [ap@halyard.example, cfo@halyard.example]
                """).value();
        assertThat(organization.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(organization.accountOf("Q7HX2MZP")).isEqualTo("api:production");
        assertThat(organization.api().getFirst().keys())
                .containsExactly(
                        new ApiKey("743S", "search", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 8, 31), "4711"));
        assertThat(Objects.requireNonNull(organization.seats()).plans())
                .containsExactly(new Organization.SeatPlan(
                        "enterprise-pro", Money.usd("400"), Interval.YEAR, LocalDate.of(2026, 1, 1)));
        assertThat(organization.recipients()).containsExactly("ap@halyard.example", "cfo@halyard.example");
    }

    @Test
    void whatIsNotSaidIsAsTheDefaultsHaveIt() {
        Organization organization = parse("organization.yaml", HEAD + API).value();
        assertThat(organization.tolerance()).isEqualTo(DEFAULTS.tolerance());
        assertThat(organization.currency()).isEqualTo(Money.USD);
        assertThat(organization.recipients()).isEmpty();
        assertThat(parse("o", HEAD + API + "tolerance: {percent: 0.5}\n")
                        .value()
                        .tolerance())
                .isEqualTo(new Tolerance(Money.usd("0.05"), new BigDecimal("0.5")));
    }

    @Test
    void aSuffixKeepsItsLettersWhateverYamlWouldMakeOfThem() {
        String keys =
                "    keys: [{suffix: 0123, from: 2026-01-01}, {suffix: 1e10, from: 2026-01-01}, {suffix: true, from: 2026-01-01}]\n";
        assertThat(parse("o", HEAD + API + keys).value().api().getFirst().keys())
                .extracting(ApiKey::suffix)
                .containsExactly("0123", "1e10", "true");
    }

    @Test
    void twoKeysMayShareASuffixSinceThatIsAFindingNotAnError() {
        String keys = "    keys: [{suffix: 743S, from: 2026-01-01}, {suffix: 743S, from: 2026-01-01}]\n";
        assertThat(parse("o", HEAD + API + keys).isValid()).isTrue();
    }

    @Test
    void aWrongModeIsToldInOneSentence() {
        assertThat(messages("organization.yaml", HEAD + API.replace("prepaid", "prepayd")))
                .containsExactly(
                        "organization.yaml line 6, api[0].mode: found \"prepayd\", allowed are prepaid, arrears, marketplace");
    }

    @Test
    void everyErrorIsToldAtOnceInTheOrderOfItsLines() {
        List<String> messages = messages("halyard-labs/organization.yaml", """
                organization: halyard
                currency: EURO
                zone: Mars/Base
                recipient: a
                api:
                  - group: production
                    mode: prepaid
                    invoice-series: HLYRDX
                    auto-reload: {below: -1, amount: 0}
                    keys:
                      - {suffix: 743, from: 2026-02-30}
                      - {suffix: 743S, from: 2026-02-01, until: 2026-01-31}
                  - group: production
                    mode: arrears
                    invoice-series: [X, X]
                    auto-reload: {below: 1, amount: 5}
                seats:
                  invoice-series: []
                  billing-day: 32
                  plans: []
                report:
                  recipients: [nobody, ap@x.example, ap@x.example]
                """);
        assertThat(messages)
                .containsExactly(
                        "halyard-labs/organization.yaml line 1, organization: found \"halyard\", allowed is the folder's name, \"halyard-labs\"",
                        "halyard-labs/organization.yaml line 1, name: found nothing, allowed is a line of text",
                        "halyard-labs/organization.yaml line 1, issuer: found nothing, allowed is a line of text",
                        "halyard-labs/organization.yaml line 2, currency: found \"EURO\", allowed is a currency code such as USD",
                        "halyard-labs/organization.yaml line 3, zone: found \"Mars/Base\", allowed is UTC or a zone such as Europe/Berlin",
                        "halyard-labs/organization.yaml line 4, recipient: found an unknown key, allowed are organization, name, zone, currency, issuer, api, seats, computer, tolerance, ledger, report",
                        "halyard-labs/organization.yaml line 8, api[0].invoice-series: found \"HLYRDX\", allowed is a list: one element a line after '- ', or [in, brackets]",
                        "halyard-labs/organization.yaml line 9, api[0].auto-reload.below: found \"-1\", allowed is a number such as 50.00, zero or more",
                        "halyard-labs/organization.yaml line 9, api[0].auto-reload.amount: found \"0\", allowed is a number such as 50.00, more than zero",
                        "halyard-labs/organization.yaml line 11, api[0].keys[0].from: found \"2026-02-30\", allowed is a day such as 2026-01-31",
                        "halyard-labs/organization.yaml line 11, api[0].keys[0].suffix: found \"743\", allowed are the last four characters of the key, letters and digits",
                        "halyard-labs/organization.yaml line 12, api[0].keys[1].until: found \"2026-01-31\", allowed is a day not before from, 2026-02-01",
                        "halyard-labs/organization.yaml line 13, api[1].group: found \"production\" a second time, allowed is each group once",
                        "halyard-labs/organization.yaml line 15, api[1].invoice-series[1]: found \"X\" a second time, allowed is each value once",
                        "halyard-labs/organization.yaml line 16, api[1].auto-reload: found a reload, allowed is none where the mode is arrears",
                        "halyard-labs/organization.yaml line 19, seats.billing-day: found \"32\", allowed is a whole number from 1 to 31",
                        "halyard-labs/organization.yaml line 20, seats.plans: found nothing, allowed is a list of at least one plan with tier, price, interval and from",
                        "halyard-labs/organization.yaml line 22, report.recipients[0]: found \"nobody\", allowed is an e-mail address such as ap@example.com",
                        "halyard-labs/organization.yaml line 22, report.recipients[2]: found \"ap@x.example\" a second time, allowed is each value once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invoice-serie: [A] | api[0].invoice-serie: found an unknown key, allowed are group, mode, invoice-series, auto-reload, keys; the nearest is invoice-series",
                "mode: arrears | api[0].mode: found the key a second time (first on line 6), allowed is each key once",
                "keys: {suffix: 743S} | api[0].keys: found keys and values, allowed is a list",
                "keys: [743S] | api[0].keys[0]: found \"743S\", allowed are the keys suffix, name, from, until, cost-center",
                "keys: !mine [x] | api[0].keys: found the tag \"!mine\", allowed is a list",
                "auto-reload: {below: 1_0, amount: 1} | found \"1_0\", allowed is a number",
                "auto-reload: {below: '1,000.00', amount: 1} | found \"1,000.00\", allowed is a number"
            })
    void aWrongKeyOrTypeIsTold(String line, String told) {
        assertThat(messages("o", HEAD + API + "    " + line + "\n"))
                .singleElement()
                .satisfies(
                        message -> assertThat(message).startsWith("o line 8, ").contains(told));
    }

    @Test
    void theBooksNameTheirAccountsAndWhatIsNotNamedKeepsItsPlainName() {
        Organization organization = parse("o", HEAD + API + """
                ledger: {prepaid-api: 1460 Prepaid API, payable: "2000 = Payables"}
                report: {contact: Ada Example, focus: {provisional: false}}
                """).value();
        assertThat(organization.ledger().prepaidApi()).isEqualTo("1460 Prepaid API");
        assertThat(organization.ledger().payable()).isEqualTo("2000 = Payables");
        assertThat(organization.ledger().seatExpense()).isEqualTo(LedgerAccounts.PLAIN.seatExpense());
        assertThat(organization.contact()).isEqualTo("Ada Example");
        assertThat(organization.provisionalRows()).isFalse();
        assertThat(organization.recipients()).isEmpty();
    }

    @Test
    void withoutLedgerAndReportThePlainNamesHold() {
        Organization organization = parse("o", HEAD + API).value();
        assertThat(organization.ledger()).isEqualTo(LedgerAccounts.PLAIN);
        assertThat(organization.contact()).isNull();
        assertThat(organization.provisionalRows()).isTrue();
    }

    @Test
    void anUnknownAccountOfTheLedgerIsToldWithItsLine() {
        assertThat(messages("o", HEAD + API + """
                        ledger:
                          tax: 1500
                          prepaid: 1460
                        report: {focus: {provisional: maybe}}
                        """))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "o line 10, ledger.prepaid: found an unknown key, allowed are prepaid-api,"),
                        second -> assertThat(second)
                                .isEqualTo(
                                        "o line 11, report.focus.provisional: found \"maybe\", allowed are true, false"));
    }

    @Test
    void aSeriesBelongsToOneAccount() {
        assertThat(messages("o", HEAD + API + "computer: {invoice-series: [HLYRDX]}\n"))
                .containsExactly(
                        "o line 8, computer.invoice-series: found \"HLYRDX\", which api:production has too, allowed is each series in one account");
    }

    @Test
    void twoPlansOfOneTierFromOneDayOverlap() {
        String seats = """
                seats:
                  invoice-series: [A]
                  billing-day: 31
                  plans:
                    - {tier: enterprise-pro, price: 40.00, interval: month, from: 2026-01-01}
                    - {tier: enterprise-pro, price: 38.00, interval: month, from: 2026-07-01}
                    - {tier: enterprise-pro, price: 38.00, interval: month, from: 2026-01-01}
                """;
        assertThat(messages("o", HEAD + seats))
                .containsExactly(
                        "o line 10, seats.plans[2].from: found a second enterprise-pro plan from 2026-01-01, allowed is one price of a tier and interval from a day on");
    }

    @Test
    void anOrganizationMustBuySomething() {
        assertThat(messages("o", HEAD))
                .containsExactly("o line 1, api, seats, computer: found nothing, at least one of them must be there");
        assertThat(messages("o", HEAD + "api: []\n"))
                .containsExactly(
                        "o line 4, api: found an empty list, allowed is at least one group; leave the key out if there is none");
    }

    @Test
    void creditIsCountedInDollars() {
        assertThat(messages("o", HEAD + API + "currency: EUR\n"))
                .containsExactly(
                        "o line 8, currency: found \"EUR\", allowed is USD where api or computer stand: credit is counted in dollars");
    }

    @Test
    void theSeriesMayBeEmptyWhileNoInvoiceHasComeButMustBeSaid() {
        assertThat(parse("o", HEAD + API.replace("[HLYRDX]", "[]")).isValid()).isTrue();
        assertThat(messages("o", HEAD + API.replace("    invoice-series: [HLYRDX]\n", "")))
                .containsExactly(
                        "o line 5, api[0].invoice-series: found nothing, allowed is a list such as [HLYRDX], or [] while no invoice has come");
        assertThat(parse("o", HEAD + "api: [{group: cloud, mode: marketplace}]\n")
                        .isValid())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | o line 1: found an empty file, allowed is YAML",
                "'# nothing' | o line 1: found an empty file, allowed is YAML",
                "'- a' | o line 1: found a list, allowed are the keys organization",
                "'a' | o line 1: found \"a\", allowed are the keys organization",
                "'a: [1, 2' | o line 1: found text that is no YAML: ",
                "'a: \"b' | o line 1: found text that is no YAML: "
            })
    void whatIsNoMappingIsTold(String yaml, String told) {
        assertThat(messages("o", yaml)).singleElement().satisfies(message -> assertThat(message)
                .startsWith(told));
    }

    @Test
    void aSyntaxErrorNamesItsLine() {
        assertThat(messages("organization.yaml", HEAD + "api:\n  - group: x\n\tmode: y\n"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).startsWith("organization.yaml line 6: found text that is no YAML: "));
    }

    @Test
    void aCharacterThatIsNoTextNamesItsLine() {
        assertThat(messages("o", HEAD + "\u0007"))
                .containsExactly("o line 4: found the character U+0007, allowed are printable characters");
        assertThat(OrganizationYaml.parse("o", new byte[] {'a', (byte) 0xff}, DEFAULTS)
                        .problems())
                .extracting(Problem::message)
                .containsExactly("o line 1: found text that is not UTF-8, save the file as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "a: &a [*a]\n", "a: &a {b: c}\n<<: *a\n"})
    void aliasesAreRefusedSinceAFewLinesCanStandForMillions(String yaml) {
        assertThat(messages("o", yaml)).singleElement().satisfies(message -> assertThat(message)
                .contains("write the values out instead of referring to them with '*'"));
    }

    @Test
    void noTagCanNameAJavaType() {
        assertThat(messages("o", HEAD + "api: !!javax.script.ScriptEngineManager [x]\n"))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("o line 4: found text that is no YAML: Global tag is not allowed"));
    }

    @Test
    void endlessDepthIsRefused() {
        assertThat(messages("o", "a: " + "[".repeat(10_000))).singleElement().satisfies(message -> assertThat(message)
                .contains("allowed is YAML of ordinary depth and length"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(parse("o", "\ufeff" + HEAD + API).isValid()).isTrue();
    }

    @Test
    void aBrokenFileHasNoValue() {
        assertThatThrownBy(() -> parse("o", "a").value()).isInstanceOf(IllegalStateException.class);
    }

    private static Parsed<Organization> parse(String file, String yaml) {
        return OrganizationYaml.parse(file, yaml.getBytes(StandardCharsets.UTF_8), DEFAULTS);
    }

    private static List<String> messages(String file, String yaml) {
        return parse(file, yaml).problems().stream().map(Problem::message).toList();
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(OrganizationYamlTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
