package io.trueup.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.Place;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import io.trueup.reconcile.BookedLine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Invoice lines of the sample months: usage from files of lines, seats, and any other. */
final class SampleLines {

    private SampleLines() {}

    static BookedLine line(String account, String number, String description, Money amount, Provenance source) {
        InvoiceLine line = new InvoiceLine(
                description,
                BigDecimal.ONE,
                amount,
                amount,
                null,
                null,
                null,
                LineSubject.unattributed(),
                new Place(1, 1));
        return new BookedLine(account, number, LocalDate.of(2026, 9, 1), null, line, null, source);
    }

    static List<BookedLine> ofSeats(YearMonth month) {
        BillingPeriod whole =
                BillingPeriod.of(month.atDay(15), month.plusMonths(1).atDay(15));
        BillingPeriod rest =
                BillingPeriod.of(month.atDay(19), month.plusMonths(1).atDay(15));
        LineSubject seats = LineSubject.of(Nature.SEATS);
        return List.of(
                seatLine("8K2MNQ4T-0011", 15, whole, "Perplexity Enterprise Pro", 12, "40", "480.00", seats, 12),
                seatLine("8K2MNQ4T-0011", 15, whole, "Perplexity Enterprise Max", 2, "325", "650.00", seats, 14),
                seatLine(
                        "8K2MNQ4T-0012",
                        24,
                        rest,
                        "Remaining time on Perplexity Enterprise Pro after 19 Aug 2026",
                        1,
                        null,
                        "34.84",
                        LineSubject.of(Nature.SEAT_ADJUSTMENT),
                        12));
    }

    private static BookedLine seatLine(
            String number,
            int day,
            BillingPeriod period,
            String description,
            int seats,
            String price,
            String amount,
            LineSubject subject,
            int row) {
        InvoiceLine line = new InvoiceLine(
                description,
                BigDecimal.valueOf(seats),
                price == null ? null : Money.usd(price),
                Money.usd(amount),
                null,
                new PrintedPeriod(period, "Aug " + period.start().getDayOfMonth() + "–Sep 15, 2026"),
                null,
                subject,
                new Place(1, row));
        return new BookedLine(
                "seats",
                number,
                LocalDate.of(2026, 8, day),
                period,
                line,
                null,
                Provenance.page("2026-08/Invoice-" + number + ".pdf", 1, row));
    }

    static List<BookedLine> ofUsage(String number, String account, YearMonth month, String file) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(
                                SampleLines.class.getResourceAsStream("/report/lines-" + number + ".csv")),
                        StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> usageLine(row, number, account, month, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BookedLine usageLine(
            NamedCsvRecord row, String number, String account, YearMonth month, String file) {
        String wording = row.getField("description");
        BillingPeriod period = BillingPeriod.of(month);
        Place place = new Place(Integer.parseInt(row.getField("page")), Integer.parseInt(row.getField("row")));
        InvoiceLine line = new InvoiceLine(
                wording,
                new BigDecimal(row.getField("quantity")),
                Money.usd(row.getField("unit_price")),
                Money.usd(row.getField("amount")),
                null,
                new PrintedPeriod(period, period.toString()),
                null,
                subject(wording),
                place);
        return new BookedLine(
                account,
                number,
                month.plusMonths(1).atDay(1),
                period,
                line,
                row.getField("unit_price"),
                Provenance.page(file, place.page(), place.row()));
    }

    private static LineSubject subject(String wording) {
        String meter = wording.contains("Input")
                ? "input_tokens"
                : wording.contains("Output") ? "output_tokens" : "api_requests";
        if (wording.startsWith("Search")) {
            return LineSubject.usage(null, "search_request_count", null, key(wording));
        }
        String context = Stream.of("low", "high")
                .filter(c -> wording.contains(", " + c + " "))
                .findFirst()
                .orElse(null);
        return LineSubject.usage(wording.substring(0, wording.indexOf(' ')), meter, context, key(wording));
    }

    private static String key(String wording) {
        return wording.substring(wording.indexOf('(') + 1, wording.indexOf(')'));
    }
}
