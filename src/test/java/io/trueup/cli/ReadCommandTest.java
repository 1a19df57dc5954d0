package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.BalanceReading;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Place;
import io.trueup.money.Money;
import io.trueup.text.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void documents() throws IOException {
        bench = new Bench(folder);
        bench.reader = new ByName();
        Files.writeString(folder.resolve("invoice.pdf"), "an invoice");
        Files.writeString(folder.resolve("balances.csv"), "");
        Files.writeString(folder.resolve("broken.pdf"), "");
    }

    @Test
    void jsonHasTheFieldsOfTheFormatInTheirOrder() {
        assertThat(bench.call("read", "--json", "invoice.pdf")).isZero();

        JsonNode json = JsonMapper.shared().readTree(bench.out());
        assertThat(json.isArray()).isTrue();
        assertThat(json.at("/0").propertyNames())
                .containsExactly(
                        "file",
                        "sha256",
                        "kind",
                        "outcome",
                        "reason",
                        "title",
                        "issuer",
                        "customer",
                        "number",
                        "receipt_number",
                        "issued",
                        "currency",
                        "period",
                        "lines",
                        "subtotal",
                        "discounts",
                        "taxes",
                        "applied",
                        "total",
                        "due",
                        "footing");
        assertThat(json.at("/0/lines/0").toString())
                .isEqualTo(
                        "{\"description\":\"sonar-pro (743S) Input Tokens\",\"quantity\":\"23435000\",\"unit_price\":\"0.000003\",\"amount\":\"70.31\","
                                + "\"tax\":null,\"period\":{\"start\":\"2026-08-01\",\"end\":\"2026-09-01\",\"printed\":\"Aug 1–Aug 31, 2026\"},\"model\":\"sonar-pro\","
                                + "\"meter\":\"input_tokens\",\"context\":null,\"key\":\"743S\",\"page\":1,\"row\":14}");
        assertThat(json.at("/0/lines/1/quantity").isNull()).isTrue();
        assertThat(json.at("/0/lines/1/amount").stringValue()).isEqualTo("1.50");
        assertThat(json.at("/0/discounts").toString())
                .isEqualTo("[{\"label\":\"Partner discount\",\"amount\":\"-1.00\"}]");
        assertThat(json.at("/0/taxes").toString()).isEqualTo("[{\"label\":\"VAT (18%)\",\"amount\":\"0.27\"}]");
        assertThat(json.at("/0/applied").stringValue()).isEqualTo("-70.31");
        assertThat(json.at("/0/due").stringValue()).isEqualTo("0.77");
        assertThat(json.at("/0/sha256").stringValue())
                .isEqualTo("827810f656d84df0f4cb8d29ea7529fed3b993e61bf553423598d9b5cc97ffc8");
    }

    @Test
    void otherKindsHaveTheFiveFieldsAlone() {
        assertThat(bench.call("read", "--json", "balances.csv", "broken.pdf", "gone.pdf"))
                .isEqualTo(4);

        JsonNode json = JsonMapper.shared().readTree(bench.out());
        assertThat(json).hasSize(3);
        assertThat(json).allSatisfy(file -> assertThat(file.propertyNames())
                .containsExactly("file", "sha256", "kind", "outcome", "reason"));
        assertThat(json.at("/0").toString())
                .isEqualTo(
                        "{\"file\":\"balances.csv\",\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
                                + "\"kind\":\"balances\",\"outcome\":\"read\",\"reason\":null}");
        assertThat(json.at("/1/outcome").stringValue()).isEqualTo("set-aside");
        assertThat(json.at("/1/reason").stringValue()).isEqualTo("The file is empty.");
        assertThat(json.at("/2").toString())
                .isEqualTo(
                        "{\"file\":\"gone.pdf\",\"sha256\":null,\"kind\":\"unknown\",\"outcome\":\"set-aside\",\"reason\":\"There is no such file.\"}");
    }

    @Test
    void anInvoiceThatDoesNotAddUpIsReadAndExitsWithThree() {
        bench.footing = invoice -> List.of(new FootingError(
                FindingCode.TOTAL_MISMATCH, "Total", Money.usd("71.08"), Money.usd("70.08"), new Place(1, 23)));

        assertThat(bench.call("read", "invoice.pdf")).isEqualTo(3);
        assertThat(bench.out())
                .contains("It does not add up:")
                .contains("TOTAL_MISMATCH: Total is printed as 71.08, its parts give 70.08, a difference of +1.00")
                .doesNotContain("It adds up.");
        assertThat(bench.call("read", "invoice.pdf", "broken.pdf")).isEqualTo(4);
    }

    @Test
    void peopleSeeAnInvoiceAsATable() {
        bench.call("read", "invoice.pdf");

        assertThat(bench.out()).isEqualToNormalizingNewlines("""
                invoice.pdf
                  Invoice Q7HX2MZP-0018 (usage-invoice), issued 2026-09-01, USD
                  From Perplexity AI, Inc. to Halyard Labs, Inc.

                  Line                        Period                    Quantity  Unit price  Tax  Amount  Page, row
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                  sonar-pro (743S) Input To…  2026-08-01 to 2026-08-31  23435000    0.000003        70.31      1, 14
                    → API usage, model sonar-pro, meter input_tokens, key 743S
                  Late fee                                                                    18%    1.50      1, 16
                    → wording not known: kept, unattributed

                  Subtotal               71.81
                  Partner discount       -1.00
                  VAT (18%)               0.27
                  Total                  71.08
                  Credit grant applied  -70.31
                  Amount due              0.77

                  It adds up.
                """);
    }

    @Test
    void peopleSeeReadingsCountedAndRowsKeptOutWithTheirReason() {
        bench.call("read", "balances.csv", "folder/../gone.csv");

        assertThat(bench.out()).isEqualToNormalizingNewlines("""
                balances.csv
                  Kind: balances
                  api:production: 2 readings from 2026-08-01T00:00:00Z to 2026-08-02T00:00:00Z, the last 12.34567
                  USD
                  Kept out, line 4: The date 2026-02-31 does not exist.

                folder/../gone.csv
                  Set aside: There is no such file.
                """);
    }

    @Test
    void aFolderIsNotAFile() {
        assertThat(bench.call("read", ".")).isEqualTo(4);
        assertThat(bench.out()).contains("This is a folder; name the files in it.");
    }

    @Test
    void textOfADocumentCannotSteerTheTerminal() {
        assertThat(OneLine.of("a\u001B[2Jb\u202Ec\nd\u0000")).isEqualTo("a\uFFFD[2Jb\uFFFDc d\uFFFD");
    }

    /** Knows its three documents by name. */
    private static final class ByName implements DocumentReader {
        @Override
        public DocumentOutcome read(DocumentSource source, FactSink sink) {
            return switch (source.path()) {
                case "invoice.pdf" -> {
                    sink.accept(Samples.invoice());
                    yield DocumentOutcome.read(DocumentKind.USAGE_INVOICE);
                }
                case "balances.csv" -> {
                    reading(sink, "2026-08-02T00:00:00Z", "12.34567", 2);
                    reading(sink, "2026-08-01T00:00:00Z", "20", 3);
                    sink.accept(new RowRefusal(
                            FindingCode.ROW_REFUSED,
                            "The date 2026-02-31 does not exist.",
                            Provenance.line("balances.csv", 4)));
                    yield DocumentOutcome.read(DocumentKind.BALANCES);
                }
                default ->
                    DocumentOutcome.setAside(
                            DocumentKind.UNKNOWN, FindingCode.UNREADABLE_DOCUMENT, "The file is empty.");
            };
        }

        private static void reading(FactSink sink, String at, String remaining, long line) {
            sink.accept(new BalanceReading(
                    "api:production", Instant.parse(at), Money.usd(remaining), Provenance.line("balances.csv", line)));
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
