package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.trueup.money.Money;
import io.trueup.report.journal.JournalEntry;
import io.trueup.report.journal.JournalEntry.Kind;
import io.trueup.report.journal.JournalEntry.Posting;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: any program can load journal.csv, whatever a document wrote into a description. */
class JournalCsvTest {

    @Test
    void anEntryIsARowAPosting() {
        List<CsvRecord> rows = rows(entry(
                "Seats", new Posting("Prepaid seats", Money.usd("12.5")), new Posting("Payable", Money.usd("-12.5"))));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).getFields())
                .containsExactly(
                        "2026-08-001",
                        "2026-08-31",
                        "proposed",
                        "seats",
                        "seats",
                        "Prepaid seats",
                        "12.50",
                        "",
                        "USD",
                        "Seats",
                        "A-1",
                        "",
                        "Invoice",
                        "a.pdf");
        assertThat(rows.get(2).getFields()).contains("12.50").containsSequence("Payable", "", "12.50", "USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "a,b\"c\"",
                "line one\r\nline two\u2028three\u0000",
                "\uD83D\uDE00 \u202Eright to left",
                "half a character \uD83D"
            })
    void aHostileDescriptionStaysOneFieldOfOneLine(String words) {
        List<CsvRecord> rows =
                rows(entry("Seats: " + words, new Posting("A", Money.usd("1")), new Posting("B", Money.usd("-1"))));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).getFields()).hasSize(14);
        assertThat(rows.get(1).getField(9)).startsWith("Seats: ").doesNotContain("\n", "\r", "\u2028", "\u0000");
    }

    @Test
    void aDescriptionOfFortyThousandCharactersIsCut() {
        List<CsvRecord> rows =
                rows(entry("x".repeat(40_000), new Posting("A", Money.usd("1")), new Posting("B", Money.usd("-1"))));
        assertThat(rows.get(1).getField(9)).hasSize(501).endsWith("…");
    }

    @Test
    void aCurrencyWithoutDecimalsHasNone() {
        Money yen = Money.of(new BigDecimal("548"), "JPY");
        List<CsvRecord> rows = rows(entry("Seats", new Posting("A", yen), new Posting("B", yen.negated())));
        assertThat(rows.get(1).getFields()).containsSequence("A", "548", "", "JPY");
    }

    @Test
    void aNoteIsOneOpenRowWithoutAmounts() {
        JournalEntry note = new JournalEntry(
                "2026-08-001",
                LocalDate.parse("2026-08-31"),
                Kind.NOTE,
                "api:ops",
                "Nothing is known",
                null,
                null,
                "",
                null,
                List.of());
        assertThat(rows(note).get(1).getFields())
                .containsExactly(
                        "2026-08-001",
                        "2026-08-31",
                        "open",
                        "note",
                        "api:ops",
                        "",
                        "",
                        "",
                        "",
                        "Nothing is known",
                        "",
                        "",
                        "",
                        "");
    }

    @Test
    void anEntryThatDoesNotBalanceCannotBeMade() {
        assertThatThrownBy(() -> entry("x", new Posting("A", Money.usd("1")), new Posting("B", Money.usd("-0.99"))))
                .hasMessageContaining("do not balance");
    }

    private static JournalEntry entry(String description, Posting... postings) {
        return new JournalEntry(
                "2026-08-001",
                LocalDate.parse("2026-08-31"),
                Kind.SEATS,
                "seats",
                description,
                "A-1",
                null,
                "Invoice",
                "a.pdf",
                List.of(postings));
    }

    private static List<CsvRecord> rows(JournalEntry... entries) {
        return CsvReader.builder()
                .ofCsvRecord(new String(JournalCsv.of(List.of(entries)), StandardCharsets.UTF_8))
                .stream()
                .toList();
    }
}
