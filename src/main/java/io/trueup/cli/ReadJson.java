package io.trueup.cli;

import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.invoice.InvoiceLine;
import io.trueup.invoice.PrintedPeriod;
import io.trueup.invoice.TotalsRow;
import io.trueup.money.Money;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code read --json} prints: one array, an object a file, its fields in the order of formats.md section 3. */
final class ReadJson implements ReadOutput {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PrintStream out;
    private boolean begun;

    ReadJson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void tell(ReadFile file) {
        out.print(begun ? ",\n" : "[\n");
        begun = true;
        out.print(object(file).toPrettyString());
    }

    @Override
    public void close() {
        out.print(begun ? "\n]\n" : "[]\n");
    }

    private static ObjectNode object(ReadFile file) {
        ObjectNode node = NODES.objectNode();
        node.put("file", file.file());
        node.put("sha256", file.sha256());
        node.put("kind", file.outcome().kind().told());
        node.put("outcome", file.isSetAside() ? "set-aside" : "read");
        node.put("reason", file.reason());
        Invoice invoice = file.invoice();
        if (invoice != null) {
            add(node, invoice, file.footing());
        }
        return node;
    }

    private static void add(ObjectNode node, Invoice invoice, List<FootingError> footing) {
        node.put("title", invoice.title());
        node.put("issuer", invoice.issuer());
        node.put("customer", invoice.customer());
        node.put("number", invoice.number());
        node.put("receipt_number", invoice.receiptNumber());
        node.put("issued", invoice.issued().toString());
        node.put("currency", invoice.currency().getCurrencyCode());
        node.set("period", period(invoice.period()));
        ArrayNode lines = node.putArray("lines");
        invoice.lines().forEach(line -> lines.add(line(line)));
        node.put("subtotal", decimal(invoice.subtotal()));
        node.set("discounts", rows(invoice.discounts()));
        node.set("taxes", rows(invoice.taxes()));
        node.put("applied", decimal(invoice.applied()));
        node.put("total", decimal(invoice.total()));
        node.put("due", decimal(invoice.due()));
        ArrayNode codes = node.putArray("footing");
        footing.forEach(error -> codes.add(error.code().name()));
    }

    private static ObjectNode line(InvoiceLine line) {
        ObjectNode node = NODES.objectNode();
        node.put("description", line.description());
        node.put("quantity", decimal(line.quantity()));
        node.put("unit_price", decimal(line.unitPrice()));
        node.put("amount", decimal(line.amount()));
        node.put("tax", line.tax());
        node.set("period", period(line.period()));
        node.put("model", line.subject().model());
        node.put("meter", line.subject().meter());
        node.put("context", line.subject().context());
        node.put("key", line.subject().key());
        node.put("page", line.place().page());
        node.put("row", line.place().row());
        return node;
    }

    private static @Nullable ObjectNode period(@Nullable PrintedPeriod period) {
        return period == null
                ? null
                : NODES.objectNode()
                        .put("start", period.days().start().toString())
                        .put("end", period.days().end().toString())
                        .put("printed", period.printed());
    }

    private static ArrayNode rows(List<TotalsRow> rows) {
        ArrayNode array = NODES.arrayNode();
        rows.forEach(row -> array.addObject().put("label", row.label()).put("amount", decimal(row.amount())));
        return array;
    }

    private static @Nullable String decimal(@Nullable Money amount) {
        return amount == null ? null : amount.value().toPlainString();
    }

    private static @Nullable String decimal(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
