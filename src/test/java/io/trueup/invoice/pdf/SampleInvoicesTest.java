package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.Footing;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of the real documents, as another program (pdftotext) prints them. */
class SampleInvoicesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-clean/Invoice-8K2MNQ4T-0011.pdf | seat-invoice | 8K2MNQ4T-0011 | 2026-08-15 | 2 | 1130.00 | 1130.00 |  | 1130.00 |  | Aug 15–Sep 15, 2026
            01-clean/Invoice-8K2MNQ4T-0012.pdf | seat-invoice | 8K2MNQ4T-0012 | 2026-08-24 | 1 | 34.84 | 34.84 |  | 34.84 |  | Aug 19–Sep 15, 2026
            01-clean/Invoice-Q7HX2MZP-0031.pdf | usage-invoice | Q7HX2MZP-0031 | 2026-09-01 | 18 | 383.63 | 383.63 | -383.63 | 0.00 |  | Aug 1–Aug 31, 2026
            01-clean/Receipt-5RD0CWLB-0004.pdf | receipt | 5RD0CWLB-0004 | 2026-08-09 | 1 | 200.00 | 200.00 |  | 200.00 | 2523-9667-2754 |
            01-clean/Receipt-Q7HX2MZP-0022.pdf | receipt | Q7HX2MZP-0022 | 2026-07-30 | 1 | 50.00 | 50.00 |  | 50.00 | 2175-2002-9907 |
            02-legacy-overdraft/Invoice-NRTHFD-00008.pdf | purchase-invoice | NRTHFD-00008 | 2026-02-06 | 1 | 50.00 | 50.00 |  | 50.00 |  |
            02-legacy-overdraft/Invoice-NRTHFD-00010.pdf | usage-invoice | NRTHFD-00010 | 2026-03-01 | 9 | 134.28 |  | -131.50 | 2.78 |  | Feb 1 – 28, 2026
            04-invoice-too-high/Invoice-M0VQ8R2T-0010.pdf | usage-invoice | M0VQ8R2T-0010 | 2026-07-01 | 16 | 638.38 | 638.38 | -638.38 | 0.00 |  | Jun 1–Jun 30, 2026
            04-invoice-too-high/Receipt-M0VQ8R2T-0008.pdf | receipt | M0VQ8R2T-0008 | 2026-06-08 | 1 | 300.00 | 300.00 |  | 300.00 | 2304-1257-3724 |
            06-keys/Invoice-T3KD91XA-0009.pdf | usage-invoice | T3KD91XA-0009 | 2026-09-01 | 8 | 114.87 | 114.87 | -114.87 | 0.00 |  | Aug 1–Aug 31, 2026
            06-keys/Invoice-T3KD91XB-0008.pdf | usage-invoice | T3KD91XB-0008 | 2026-09-01 | 2 | 96.85 | 96.85 | -96.85 | 0.00 |  | Aug 1–Aug 31, 2026
            06-keys/Receipt-T3KD91XA-0008.pdf | receipt | T3KD91XA-0008 | 2026-08-12 | 1 | 500.00 | 500.00 |  | 500.00 | 2921-4371-8992 |
            07-seats/Invoice-PZ40LT6C-0011.pdf | seat-invoice | PZ40LT6C-0011 | 2026-06-03 | 3 | 2655.81 | 2655.81 |  | 2815.16 |  | Jun 3–Jul 3, 2026
            07-seats/Invoice-PZ40LT6C-0012.pdf | seat-invoice | PZ40LT6C-0012 | 2026-06-15 | 2 | 261.00 | 261.00 |  | 276.66 |  | Jun 9–Jul 3, 2026
            08-computer/Receipt-5RD0CWLB-0004.pdf | receipt | 5RD0CWLB-0004 | 2026-05-04 | 1 | 100.00 | 100.00 |  | 100.00 | 2406-4519-3954 |
            10-twice/Invoice-B6S1XKQ0-0009 (1).pdf | usage-invoice | B6S1XKQ0-0009 | 2026-07-01 | 4 | 45.84 | 40.84 | -40.84 | 0.00 |  | Jun 1–Jun 30, 2026
            10-twice/Invoice-B6S1XKQ0-0009.pdf | usage-invoice | B6S1XKQ0-0009 | 2026-07-01 | 4 | 40.84 | 40.84 | -40.84 | 0.00 |  | Jun 1–Jun 30, 2026
            11-agent-and-grant/Invoice-Q7HX2MZP-0064.pdf | usage-invoice | Q7HX2MZP-0064 | 2026-11-01 | 16 | 537.05 | 537.05 | -537.05 | 0.00 |  | Oct 1–Oct 31, 2026
            11-agent-and-grant/Receipt-Q7HX2MZP-0062.pdf | receipt | Q7HX2MZP-0062 | 2026-09-28 | 1 | 50.00 | 50.00 |  | 62.00 | 2287-7025-9367 |
            12-line-arithmetic/Invoice-M0VQ8R2T-0008.pdf | usage-invoice | M0VQ8R2T-0008 | 2026-06-01 | 9 | 714.16 | 714.16 | -712.79 | 1.37 |  | May 1–May 31, 2026
            history/Invoice-8K2MNQ4T-0013.pdf | seat-invoice | 8K2MNQ4T-0013 | 2026-08-15 | 2 | 1130.00 | 1130.00 |  | 1130.00 |  | Aug 15–Sep 15, 2026
            history/Invoice-8K2MNQ4T-0014.pdf | seat-invoice | 8K2MNQ4T-0014 | 2026-08-24 | 1 | 34.84 | 34.84 |  | 34.84 |  | Aug 19–Sep 15, 2026
            history/Invoice-M0VQ8R2T-0013.pdf | usage-invoice | M0VQ8R2T-0013 | 2026-09-01 | 16 | 237.30 | 237.30 | -237.30 | 0.00 |  | Aug 1–Aug 31, 2026
            history/Invoice-Q7HX2MZP-0018.pdf | usage-invoice | Q7HX2MZP-0018 | 2026-09-01 | 18 | 135.12 | 135.12 | -135.12 | 0.00 |  | Aug 1–Aug 31, 2026
            history/Invoice-QF5SEATS-0013.pdf | seat-invoice | QF5SEATS-0013 | 2026-08-03 | 1 | 1640.00 | 1640.00 |  | 1640.00 |  | Aug 3–Sep 3, 2026
            history/Receipt-M0VQ8R2T-0012.pdf | receipt | M0VQ8R2T-0012 | 2026-08-10 | 1 | 300.00 | 300.00 |  | 300.00 | 2523-4032-8110 |
            """)
    void everyFigureIsAsPrinted(
            String path,
            String kind,
            String number,
            LocalDate issued,
            int lines,
            String linesTotal,
            @Nullable String subtotal,
            @Nullable String applied,
            String due,
            @Nullable String receipt,
            @Nullable String period) {
        Invoice invoice = Sample.of(path).invoice();

        assertThat(invoice.kind().told()).isEqualTo(kind);
        assertThat(invoice.number()).isEqualTo(number);
        assertThat(invoice.issued()).isEqualTo(issued);
        assertThat(invoice.lines()).hasSize(lines);
        assertThat(invoice.linesTotal()).isEqualTo(Money.usd(linesTotal));
        assertThat(invoice.subtotal()).isEqualTo(subtotal == null ? null : Money.usd(subtotal));
        assertThat(invoice.applied()).isEqualTo(applied == null ? null : Money.usd(applied));
        assertThat(invoice.due()).isEqualTo(Money.usd(due));
        assertThat(invoice.receiptNumber()).isEqualTo(receipt);
        assertThat(firstPeriod(invoice)).isEqualTo(period);
        assertThat(invoice.issuer()).isEqualTo("Perplexity AI, Inc.");
        assertThat(invoice.source()).isEqualTo(Provenance.of(path));
        assertThat(invoice.replaces()).isEmpty();
    }

    private static @Nullable String firstPeriod(Invoice invoice) {
        PrintedPeriod own = invoice.period();
        PrintedPeriod line = invoice.lines().getFirst().period();
        return own != null ? own.printed() : line != null ? line.printed() : null;
    }

    static Stream<Sample> readable() {
        return Sample.all().stream().filter(sample -> !sample.path().startsWith("09"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void onlyTheDoctoredDocumentsDoNotAddUp(Sample sample) {
        List<FindingCode> codes =
                Footing.check(sample.invoice()).stream().map(FootingError::code).toList();

        assertThat(codes)
                .isEqualTo(
                        switch (sample.path()) {
                            case "10-twice/Invoice-B6S1XKQ0-0009 (1).pdf" ->
                                List.of(FindingCode.LINE_AMOUNT_MISMATCH, FindingCode.SUBTOTAL_MISMATCH);
                            case "12-line-arithmetic/Invoice-M0VQ8R2T-0008.pdf" ->
                                List.of(FindingCode.LINE_AMOUNT_MISMATCH);
                            default -> List.of();
                        });
    }

    @ParameterizedTest
    @MethodSource("readable")
    void noLineOfTheVendorStaysUnattributed(Sample sample) {
        assertThat(sample.invoice().lines()).noneMatch(line -> line.subject().nature() == Nature.OTHER);
    }

    @Test
    void aMisprintedLineIsTheDistanceToItsProduct() {
        FootingError error = Footing.check(Sample.of("12-line-arithmetic/Invoice-M0VQ8R2T-0008.pdf")
                        .invoice())
                .getFirst();

        assertThat(error.difference()).isEqualTo(Money.usd("9.00"));
        assertThat(error.printed()).isEqualTo(Money.usd("324.00"));
        assertThat(error.place().page()).isEqualTo(1);
    }

    @Test
    void aUsageLineTellsModelMeterContextAndKey() {
        List<InvoiceLine> lines =
                Sample.of("01-clean/Invoice-Q7HX2MZP-0031.pdf").invoice().lines();

        InvoiceLine requests = lines.get(4);
        assertThat(requests.description()).isEqualTo("sonar API Requests, high context (743S)");
        assertThat(requests.quantity()).isEqualByComparingTo("2963");
        assertThat(requests.unitPrice()).isEqualTo(Money.usd("0.012"));
        assertThat(requests.amount()).isEqualTo(Money.usd("35.56"));
        assertThat(requests.subject()).isEqualTo(LineSubject.usage("sonar", "api_requests", "high", "743S"));
        assertThat(requests.place().page()).isEqualTo(1);
        InvoiceLine afterThePageBreak = lines.get(9);
        assertThat(afterThePageBreak.description()).isEqualTo("sonar-pro Input Tokens (k9Qd)");
        assertThat(afterThePageBreak.place().page()).isEqualTo(2);
        assertThat(afterThePageBreak.place().row()).isEqualTo(1);
        assertThat(lines).allSatisfy(line -> assertThat(line.period())
                .isEqualTo(new PrintedPeriod(BillingPeriod.of(YearMonth.of(2026, 8)), "Aug 1–Aug 31, 2026")));
    }

    @Test
    void pricesKeepAllTheirDecimals() {
        assertThat(Sample.of("11-agent-and-grant/Invoice-Q7HX2MZP-0064.pdf")
                        .invoice()
                        .lines())
                .filteredOn(line -> line.description().contains("sonar Agent API Cached"))
                .extracting(InvoiceLine::unitPrice)
                .containsOnly(Money.usd("0.0000000625"));
    }

    @Test
    void aLeaversCreditIsNegativeAndWithoutUnitPrice() {
        InvoiceLine credit = Sample.of("07-seats/Invoice-PZ40LT6C-0011.pdf")
                .invoice()
                .lines()
                .getLast();

        assertThat(credit.amount()).isEqualTo(Money.usd("-14.19"));
        assertThat(credit.unitPrice()).isNull();
        assertThat(credit.quantity()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(credit.tax()).isEqualTo("6%");
        assertThat(credit.subject())
                .isEqualTo(new LineSubject(Nature.SEAT_ADJUSTMENT, null, null, null, null, "enterprise-pro"));
    }

    @Test
    void aRenewalsPrintedEndIsTheFirstDayOfTheNextPeriod() {
        PrintedPeriod period = Sample.of("01-clean/Invoice-8K2MNQ4T-0011.pdf")
                .invoice()
                .lines()
                .getFirst()
                .period();

        assertThat(period).isNotNull();
        assertThat(period.days()).isEqualTo(BillingPeriod.of(LocalDate.of(2026, 8, 15), LocalDate.of(2026, 9, 15)));
    }

    @Test
    void generationOneHasSectionsWithRowsAndOnePeriod() {
        Invoice invoice =
                Sample.of("02-legacy-overdraft/Invoice-NRTHFD-00010.pdf").invoice();

        assertThat(invoice.sections())
                .extracting(section -> section.name() + " " + section.total())
                .containsExactly(
                        "API Requests 4.97 USD",
                        "Citation Tokens 14.95 USD",
                        "Input Tokens 1.02 USD",
                        "Number of Search Queries 50.80 USD",
                        "Output Tokens 2.39 USD",
                        "Reasoning Tokens 60.15 USD");
        assertThat(invoice.period())
                .isEqualTo(new PrintedPeriod(BillingPeriod.of(YearMonth.of(2026, 2)), "Feb 1 – 28, 2026"));
        InvoiceLine first = invoice.lines().getFirst();
        assertThat(first.section()).isEqualTo("API Requests");
        assertThat(first.subject()).isEqualTo(LineSubject.usage("sonar", "api_requests", "high", "W2xa"));
        assertThat(first.unitPrice()).isNull();
    }

    @Test
    void generationOneKeepsTheMemoBelowThePurchase() {
        assertThat(Sample.of("02-legacy-overdraft/Invoice-NRTHFD-00008.pdf")
                        .invoice()
                        .memo())
                .isEqualTo("Manual credits purchase");
    }

    @Test
    void aTaxOnATopUpIsNoCredit() {
        Invoice receipt =
                Sample.of("11-agent-and-grant/Receipt-Q7HX2MZP-0062.pdf").invoice();

        assertThat(receipt.taxes()).hasSize(1);
        assertThat(receipt.taxes().getFirst().label()).isEqualTo("Sales tax (24% on $50.00)");
        assertThat(receipt.taxes().getFirst().amount()).isEqualTo(Money.usd("12.00"));
        assertThat(receipt.total()).isEqualTo(Money.usd("62.00"));
        assertThat(receipt.memo()).isEqualTo("Automatic credits purchase");
    }

    @Test
    void aPdfThatWasCutOffIsSetAside() {
        DocumentOutcome outcome =
                Sample.of("09-damaged/Invoice-B6S1XKQ0-0009.pdf").outcome();

        assertThat(outcome).isInstanceOfSatisfying(DocumentOutcome.SetAside.class, aside -> {
            assertThat(aside.code()).isEqualTo(FindingCode.UNREADABLE_DOCUMENT);
            assertThat(aside.kind()).isEqualTo(DocumentKind.UNKNOWN);
            assertThat(aside.reason()).contains("damaged").contains("get it again");
        });
    }

    @ParameterizedTest
    @CsvSource({"tr-TR", "de-DE", "ar-EG", "th-TH-u-ca-buddhist"})
    void theMachinesLanguageChangesNothing(String language) {
        Locale before = Locale.getDefault();
        List<Invoice> expected = readable().map(Sample::invoice).toList();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(readable().map(Sample::invoice)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
