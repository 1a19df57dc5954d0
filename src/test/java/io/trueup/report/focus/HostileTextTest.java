package io.trueup.report.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.LineSubject;
import io.trueup.invoice.TotalsRow.Role;
import io.trueup.json.Json;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.organization.Organization.Mode;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands on a paper or in a name, the files stay tables that any tool can load. */
class HostileTextTest {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b;\"c\"\r\nd",
                "=HYPERLINK(\"http://x\")",
                "nul \u0000 bell \u0007 escape \u001b[31m",
                "\u202eright to left",
                "half \ud800 character",
                "line\u2028separator \ufeff mark",
                "{\"not\": json}",
                "📄 emoji, ümlaut",
                "   ",
                "\t"
            })
    void everyFieldIsOneLineAndComesBack(String text) {
        Parsed files = files(text);
        assertThat(files.costs()).isNotEmpty().allSatisfy(row -> {
            assertThat(row).hasSize(Column.values().length);
            assertThat(row.values()).noneMatch(value -> value.chars().anyMatch(c -> c < ' ' || c == 0x7F));
        });
        Map<String, String> used = files.ofKind(RowKind.API_USAGE_BILLED).getFirst();
        assertThat(used.get("ChargeDescription")).isEqualTo(FocusText.line(text));
        if (!FocusText.line(text).isEmpty()) {
            assertThat(Json.mapper()
                            .readTree(used.get("Tags"))
                            .get("CostCenter")
                            .asString())
                    .isEqualTo(FocusText.line(text));
        }
    }

    @Test
    void aVeryLongDescriptionIsKeptWhole() {
        String text = "x".repeat(40_000);
        assertThat(files(text).ofKind(RowKind.API_USAGE_BILLED).getFirst().get("ChargeDescription"))
                .hasSize(40_000);
    }

    @Test
    void theSameMonthGivesTheSameBytes() {
        Parsed one = files("same");
        Parsed other = files("same");
        one.files()
                .forEach((name, bytes) ->
                        assertThat(other.files().get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void aKeyIsTaggedOnlyOnDaysOnWhichItIsRegistered() {
        Parsed before = month("x", new ApiKey("743S", "late", JUNE.plusMonths(1), null, "R&D"));
        assertThat(before.costs().getFirst())
                .containsEntry("Tags", "")
                .containsEntry("ResourceName", "")
                .containsEntry("ResourceId", "key-743S");
    }

    private static Parsed files(String text) {
        return month(text, new ApiKey("743S", text, JUNE, null, text));
    }

    private static Parsed month(String text, ApiKey key) {
        return Made.month("2026-06")
                .named("Halyard " + text)
                .group("ops", Mode.ARREARS, key)
                .account("api:ops", null, "10", "10")
                .sale(Made.sale(
                        "api:ops",
                        "OPS-1",
                        null,
                        "2026-07-01",
                        Money.USD,
                        List.of(Made.line(
                                text,
                                null,
                                Money.usd("10"),
                                BillingPeriod.of(YearMonth.from(JUNE)),
                                LineSubject.usage("sonar", "input_tokens", null, "743S"),
                                true)),
                        List.of(
                                Made.row(Role.TAX, "Tax " + text, Money.usd("1")),
                                Made.row(Role.DUE, "Amount due", Money.usd("11")))))
                .files();
    }
}
