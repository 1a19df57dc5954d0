package io.trueup.report;

import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.money.Rounding;
import io.trueup.reconcile.AccountResult;
import io.trueup.reconcile.AccountResult.Credit;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** {@code result.json} exactly as formats.md section 3 fixes it: names, order, decimals as strings to the cent, null for what is unknown. */
final class ResultJson {

    private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(pretty());

    private final JsonGenerator json;

    private ResultJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] of(Reconciliation month, int version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = WRITER.createGenerator(bytes)) {
            new ResultJson(json).month(month, version);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** To the cent, half up, always with two decimals. */
    static String told(Amount amount) {
        return amount.value().setScale(2, Rounding.TOLD).toPlainString();
    }

    private void month(Reconciliation month, int version) {
        json.writeStartObject();
        text("organization", month.organization());
        text("month", month.month().toString());
        json.writeNumberProperty("version", version);
        if (version > 1) {
            json.writeNumberProperty("supersedes", version - 1);
        } else {
            json.writeNullProperty("supersedes");
        }
        text("status", month.status().told());
        json.writeArrayPropertyStart("documents");
        month.documents().forEach(this::document);
        json.writeEndArray();
        json.writeArrayPropertyStart("accounts");
        month.accounts().forEach(this::account);
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        month.findings().forEach(this::finding);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void document(DocumentUse document) {
        json.writeStartObject();
        text("file", document.file());
        text("sha256", document.sha256());
        text("kind", document.kind().told());
        text("outcome", document.outcome());
        Boolean booked = document.booked();
        if (booked != null) {
            json.writeBooleanProperty("booked", booked);
        }
        if (document.reason() != null) {
            text("reason", document.reason());
        }
        json.writeEndObject();
    }

    private void account(AccountResult account) {
        json.writeStartObject();
        text("account", account.account());
        text("unit", account.unit());
        json.writeObjectPropertyStart("spend");
        ends(account.spend().range());
        amount("estimate", account.spend().estimate());
        text("basis", account.spend().basis().told());
        json.writeEndObject();
        credit(account.credit());
        amount("invoiced", account.invoiced());
        amount("paid", account.paid());
        amount("reported", account.reported());
        amount("variance", account.variance());
        text("verdict", account.verdict().told());
        json.writeArrayPropertyStart("bridge");
        account.bridge().forEach(step -> {
            json.writeStartObject();
            text("cause", step.cause().told());
            amount("amount", step.amount());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void credit(@Nullable Credit credit) {
        if (credit == null) {
            json.writeNullProperty("credit");
            return;
        }
        json.writeObjectPropertyStart("credit");
        range("opening", credit.opening());
        amount("increases", credit.increases());
        amount("granted", credit.granted());
        amount("expired", credit.expired());
        amount("refunded", credit.refunded());
        range("drawdown", credit.drawdown());
        range("closing", credit.closing());
        json.writeEndObject();
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        text("code", finding.code().name());
        text("severity", finding.severity().told());
        text("account", finding.account());
        amount("amount", finding.amount());
        text("message", finding.message());
        json.writeArrayPropertyStart("evidence");
        finding.evidence().forEach(this::place);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void place(Provenance place) {
        json.writeStartObject();
        text("file", place.file());
        whole("page", place.page());
        whole("row", place.row());
        json.writeEndObject();
    }

    private void range(String name, AmountRange range) {
        json.writeObjectPropertyStart(name);
        ends(range);
        json.writeEndObject();
    }

    private void ends(AmountRange range) {
        amount("low", range.low());
        amount("high", range.high());
    }

    private void amount(String name, @Nullable Amount amount) {
        text(name, amount == null ? null : told(amount));
    }

    /** A page or a row; left out where the document has none. */
    private void whole(String name, @Nullable Integer number) {
        if (number != null) {
            json.writeNumberProperty(name, number);
        }
    }

    private void text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, ReportText.wellFormed(value));
        }
    }

    /** A line feed on every system: the same bytes everywhere. */
    private static DefaultPrettyPrinter pretty() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
