package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser.Page;
import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.reconcile.Method;
import io.trueup.reconcile.Reconciliation;
import io.trueup.reconcile.Status;
import io.trueup.store.Reconciliations;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static final Pattern DECIDE = Pattern.compile("href=\"(/months/[^\"]+/findings/[0-9a-f]{64})\"");
    private static Browser admin;

    @BeforeAll
    static void logIn() {
        admin = CONSOLE.admin();
    }

    /** Other tests look for smaller sums at the head of the list. */
    @AfterAll
    static void leaveTheFirstPageAsItWas() {
        CONSOLE.sql()
                .sql("delete from month_standing where organization like 'decision-%'")
                .update();
    }

    static void version(String organization, String amount, String message) {
        new Reconciliations(CONSOLE.sql())
                .add(
                        new Reconciliation(
                                organization,
                                organization,
                                YearMonth.of(2026, 3),
                                true,
                                Status.DISCREPANT,
                                List.of(),
                                List.of(),
                                List.of(new Finding(
                                        FindingCode.UNDOCUMENTED_INCREASE,
                                        "api:ops",
                                        Money.usd(amount),
                                        message,
                                        List.of(Provenance.line("balances.csv", 7)))),
                                List.of(),
                                new Method(
                                        "1",
                                        null,
                                        new Tolerance(Money.usd("0.02"), BigDecimal.ONE),
                                        List.of(message),
                                        List.of())),
                        message);
    }

    private static String month(String organization) {
        return "/months/" + organization + "/2026-03";
    }

    private static String decide(String organization) {
        Matcher place = DECIDE.matcher(admin.get(month(organization)).body());
        assertThat(place.find()).isTrue();
        return place.group(1);
    }

    private static Page decided(String organization, String decision) {
        String place = decide(organization);
        return admin.post(
                place, place, Map.of("decision", decision, "owner", "Ada Pauli", "reason", "credited in writing"));
    }

    @Test
    void aDecisionStaysOverLaterVersionsAsLongAsTheFiguresDo() {
        version("decision-stays", "90000000.10", "first wording");
        decided("decision-stays", "DISPUTED");

        version("decision-stays", "90000000.10", "second wording");
        assertThat(admin.get(month("decision-stays")).body())
                .contains(
                        "Version <b>2</b>", "1 decided", "disputed with the vendor", "Ada Pauli: credited in writing");

        version("decision-stays", "90000000.11", "third wording");
        assertThat(admin.get(month("decision-stays")).body())
                .contains("Version <b>3</b>")
                .doesNotContain("1 decided", "Ada Pauli");
    }

    @Test
    void whatIsDecidedIsFoldedAwayOnTheFirstPage() {
        version("decision-folds", "90000000.20", "a wording");
        String link = "<th scope=\"row\"><a href=\"" + month("decision-folds") + "\"";
        assertThat(admin.get("/").body()).contains(link);

        decided("decision-folds", "WAIVED");

        assertThat(admin.get("/").body())
                .doesNotContain(link)
                .contains("errors are all decided", month("decision-folds"));
        assertThat(Program.of(CONSOLE, "decision-member", "MEMBER")
                        .json("/api/v1/attention")
                        .path("disputed")
                        .findValuesAsString("organization"))
                .isNotEmpty()
                .doesNotContain("decision-folds");
    }

    @Test
    void itCanBeTakenBackAndEachActIsWrittenDown() {
        version("decision-back", "90000000.30", "a wording");
        decided("decision-back", "ACCEPTED");
        decided("decision-back", "NONE");

        assertThat(admin.get(month("decision-back")).body()).doesNotContain("1 decided");
        assertThat(admin.get("/audit").body())
                .contains(
                        "decide finding",
                        "take back decision",
                        "decision-back 2026-03, UNDOCUMENTED_INCREASE of api:ops");
    }

    @Test
    void withoutReasonOwnerOrChoiceNothingIsDecided() {
        version("decision-asks", "90000000.40", "a wording");
        String place = decide("decision-asks");

        assertThat(admin.post(place, place, Map.of("decision", "WAIVED", "owner", "Ada"))
                        .body())
                .contains("Say why");
        assertThat(admin.post(place, place, Map.of("decision", "WAIVED", "reason", "small"))
                        .body())
                .contains("Name an owner");
        assertThat(admin.post(place, place, Map.of("owner", "Ada", "reason", "small"))
                        .body())
                .contains("Choose what is decided");
        assertThat(admin.get(month("decision-asks")).body()).doesNotContain("1 decided");
    }

    @Test
    void aMemberSeesDecisionsAndMakesNone() {
        version("decision-member", "90000000.50", "a wording");
        String place = decide("decision-member");
        Browser member = CONSOLE.user("decision-member", "MEMBER");

        assertThat(member.get(place).body()).contains("Only an admin decides");
        assertThat(member.post("/account", place, Map.of("decision", "WAIVED", "owner", "x", "reason", "y"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatSomebodyDecidedMeanwhileIsShownBeforeItIsOverwritten() {
        version("decision-race", "90000000.60", "a wording");
        String place = decide("decision-race");
        decided("decision-race", "ACCEPTED");

        Page late =
                admin.post(place, place, Map.of("decision", "WAIVED", "owner", "Bo", "reason", "small", "seen", ""));

        assertThat(late.body()).contains("Somebody was quicker", "accepted on", "value=\"Bo\"", ">small</textarea>");
        assertThat(admin.get(month("decision-race")).body())
                .contains("Ada Pauli")
                .doesNotContain("owner Bo");
    }

    @Test
    void decidedMonthsOfMuchMoneyHideNoOpenOne() {
        for (int n = 1; n <= 9; n++) {
            version("decision-much-" + n, "95000000.0" + n, "a wording");
            decided("decision-much-" + n, "WAIVED");
        }
        version("decision-open", "94000000.00", "a wording");

        String first = admin.get("/").body();

        assertThat(first)
                .contains("<th scope=\"row\"><a href=\"" + month("decision-open") + "\"")
                .doesNotContain("None is open")
                .containsPattern("in [0-9]+ months?[^<]*; [0-9]+ more decided");
        assertThat(disputed(first))
                .as("what is decided is no open money")
                .isLessThan(new BigDecimal("9").multiply(new BigDecimal("95000000")));
    }

    private static BigDecimal disputed(String page) {
        Matcher tile = Pattern.compile("In dispute, open</a></dt><dd>([0-9,.]+) USD</dd>")
                .matcher(page);
        assertThat(tile.find()).isTrue();
        return new BigDecimal(tile.group(1).replace(",", ""));
    }
}
