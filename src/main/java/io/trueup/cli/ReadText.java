package io.trueup.cli;

import io.trueup.cli.TextTable.Align;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.RowRefusal;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.LineSubject;
import io.trueup.invoice.LineSubject.Nature;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.Section;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Amount;
import io.trueup.money.Money;
import io.trueup.report.Words;
import io.trueup.text.Columns;
import io.trueup.text.OneLine;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code read} shows to people. */
final class ReadText implements ReadOutput {
    private final PrintStream out;
    private final int width;
    private boolean begun;

    ReadText(Surroundings surroundings) {
        this.out = surroundings.out();
        this.width = surroundings.width();
    }

    @Override
    public void tell(ReadFile file) {
        if (begun) {
            out.println();
        }
        begun = true;
        out.println(OneLine.of(file.file()));
        String reason = file.reason();
        if (reason != null) {
            say("Set aside: " + reason);
            return;
        }
        Invoice invoice = file.invoice();
        if (invoice == null) {
            data(file);
        } else {
            paper(file.outcome().kind().told(), invoice);
            footing(file.footing());
        }
        if (file.outcome() instanceof DocumentOutcome.Read read && read.note() != null) {
            say("Note: " + read.note());
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    private void paper(String kind, Invoice invoice) {
        say(invoice.title() + " " + invoice.number() + " (" + kind + ")"
                + (invoice.receiptNumber() == null ? "" : ", receipt " + invoice.receiptNumber())
                + ", " + (invoice.isReceipt() ? "paid " : "issued ") + invoice.issued()
                + ", " + invoice.currency().getCurrencyCode());
        say("From " + invoice.issuer() + " to " + invoice.customer());
        if (invoice.period() != null) {
            say("Period " + days(invoice.period()) + ", printed as "
                    + invoice.period().printed());
        }
        if (!invoice.replaces().isEmpty()) {
            say("It replaces " + String.join(", ", invoice.replaces()));
        }
        lines(invoice);
        totals(invoice);
    }

    private void lines(Invoice invoice) {
        out.println();
        TextTable table = new TextTable()
                .column("  Line", Align.LEFT)
                .column("Period", Align.LEFT)
                .column("Quantity", Align.RIGHT)
                .column("Unit price", Align.RIGHT);
        boolean taxed = invoice.lines().stream().anyMatch(line -> line.tax() != null);
        if (taxed) {
            table.column("Tax", Align.RIGHT);
        }
        table.column("Amount", Align.RIGHT).column("Page, row", Align.RIGHT);
        String section = null;
        for (InvoiceLine line : invoice.lines()) {
            if (line.section() != null && !line.section().equals(section)) {
                section = line.section();
                table.below("  " + section + sectionTotal(invoice.sections(), section));
            }
            table.row(cells(line, taxed));
            table.below("    " + understood(line.subject()));
        }
        table.lines(width).forEach(out::println);
    }

    private static String[] cells(InvoiceLine line, boolean taxed) {
        List<String> cells = new ArrayList<>(List.of(
                "  " + line.description(),
                line.period() == null ? "" : days(line.period()),
                line.quantity() == null ? "" : line.quantity().toPlainString(),
                printed(line.unitPrice())));
        if (taxed) {
            cells.add(line.tax() == null ? "" : line.tax());
        }
        cells.add(printed(line.amount()));
        cells.add(line.place().page() + ", " + line.place().row());
        return cells.toArray(String[]::new);
    }

    /** The first and the last day. */
    private static String days(PrintedPeriod period) {
        LocalDate last = period.days().end().minusDays(1);
        return period.days().start() + (last.equals(period.days().start()) ? "" : " to " + last);
    }

    private static String sectionTotal(List<Section> sections, String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .map(section -> ": " + printed(section.total()))
                .findFirst()
                .orElse("");
    }

    private static String understood(LineSubject subject) {
        if (subject.nature() == Nature.OTHER) {
            return "→ wording not known: kept, unattributed";
        }
        String nature =
                switch (subject.nature()) {
                    case API_USAGE -> "API usage";
                    case API_CREDIT -> "API credit bought";
                    case COMPUTER_CREDIT -> "Computer credit bought";
                    case SEATS -> "seats";
                    case SEAT_ADJUSTMENT -> "seat adjustment";
                    case OTHER -> "";
                };
        return "→ "
                + Stream.of(
                                nature,
                                labelled("model", subject.model()),
                                labelled("meter", subject.meter()),
                                labelled("context", subject.context()),
                                labelled("key", subject.key()),
                                labelled("plan", subject.plan()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable String labelled(String label, @Nullable String value) {
        return value == null ? null : label + " " + value;
    }

    private void totals(Invoice invoice) {
        out.println();
        int label = invoice.totals().stream()
                .mapToInt(row -> Columns.width(row.label()))
                .max()
                .orElse(0);
        int amount = invoice.totals().stream()
                .mapToInt(row -> printed(row.amount()).length())
                .max()
                .orElse(0);
        for (TotalsRow row : invoice.totals()) {
            String text = OneLine.of(row.label());
            String figure = printed(row.amount());
            out.println("  " + text + " ".repeat(label - Columns.width(text)) + "  "
                    + " ".repeat(amount - figure.length()) + figure);
        }
    }

    private void footing(List<FootingError> errors) {
        out.println();
        if (errors.isEmpty()) {
            say("It adds up.");
            return;
        }
        say("It does not add up:");
        for (FootingError error : errors) {
            say("  " + error.code() + ": " + error.what() + " is printed as " + printed(error.printed())
                    + ", its parts give "
                    + printed(error.computed()) + ", a difference of " + Figures.signed(error.difference()) + " (page "
                    + error.place().page() + ", row " + error.place().row() + ")");
        }
    }

    private void data(ReadFile file) {
        say("Kind: " + file.outcome().kind().told());
        FactTally facts = file.facts();
        facts.readings()
                .forEach((pool, readings) -> say(pool + ": " + Words.plural(readings.count(), "reading") + " from "
                        + readings.first() + " to " + readings.last() + ", the last "
                        + exact(readings.lastRemaining())));
        facts.movements()
                .forEach(movements -> say(movements.pool() + ": " + movements.count() + " × " + movements.kind()
                        + ", together " + exact(movements.sum())));
        if (facts.others() > 0) {
            say("Other facts: " + facts.others());
        }
        for (RowRefusal refusal : facts.refusals()) {
            Integer row = refusal.source().row();
            say("Kept out" + (row == null ? "" : ", line " + row) + ": " + refusal.reason());
        }
        if (facts.refused() > facts.refusals().size()) {
            say("… and " + (facts.refused() - facts.refusals().size()) + " more rows kept out");
        }
    }

    private void say(String text) {
        Columns.wrap(text, "  ", "  ", width).forEach(out::println);
    }

    /** All printed decimals. */
    private static String printed(@Nullable Money amount) {
        return amount == null ? "" : amount.value().toPlainString();
    }

    private static String exact(Amount amount) {
        return amount.value().toPlainString() + " " + amount.unit();
    }
}
