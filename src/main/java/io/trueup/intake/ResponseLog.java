package io.trueup.intake;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.document.RowRefusal;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.intake.ResponseForm.Part;
import io.trueup.intake.UsageTally.Cell;
import io.trueup.intake.UsageTally.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A log with one API response a line (formats.md section 1), streamed and added up by day, meter, model, context and key. A broken line is
 * kept out and counted; the rest is read.
 */
final class ResponseLog {

    private final String file;
    private final UsageTally tally;
    private final Refusals refusals;
    private final ResponseUsage response = new ResponseUsage();
    private long read;
    private long broken;
    private long withoutUsage;
    private long unfinished;
    private long withoutCost;

    private ResponseLog(String file, FactSink sink) {
        this.file = file;
        this.tally = new UsageTally(DocumentKind.RESPONSE_LOG, file, sink);
        this.refusals = new Refusals(sink);
    }

    static DocumentOutcome read(DocumentSource source, FactSink sink) throws IOException {
        ResponseLog log = new ResponseLog(source.path(), sink);
        try (JsonLines lines = JsonLines.of(source)) {
            while (lines.next()) {
                log.line(lines);
            }
        }
        return log.outcome();
    }

    private DocumentOutcome outcome() {
        if (read + unfinished + withoutUsage == 0) {
            return DocumentOutcome.setAside(
                    DocumentKind.RESPONSE_LOG,
                    FindingCode.UNKNOWN_LAYOUT,
                    "It looks like a log of responses, but no line of it is one whole response; write one JSON object a line.");
        }
        tally.flush();
        refusals.close();
        return new DocumentOutcome.Read(DocumentKind.RESPONSE_LOG, note());
    }

    private @Nullable String note() {
        List<String> notes = new ArrayList<>();
        note(notes, broken, "broken lines are kept out");
        note(notes, withoutUsage, "lines without usage are passed over");
        note(notes, unfinished, "events of streamed answers before the last are passed over");
        note(notes, withoutCost, "responses tell no cost");
        return notes.isEmpty() ? null : "Of the log's lines, " + String.join(", ", notes) + ".";
    }

    private static void note(List<String> notes, long count, String words) {
        if (count > 0) {
            notes.add(count + " " + words);
        }
    }

    private void line(JsonLines lines) {
        if (lines.isTooLong()) {
            refuse(lines, "it is longer than any response");
            return;
        }
        try (JsonParser parser = lines.parser()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                refuse(lines, "it is no JSON object");
                return;
            }
            response.read(parser);
            if (parser.nextToken() != null) {
                refuse(lines, "something stands behind the response");
                return;
            }
        } catch (JacksonException e) {
            refuse(lines, JsonForm.wordsFor(e));
            return;
        }
        accept(lines);
    }

    private void accept(JsonLines lines) {
        if (response.isUnfinished()) {
            unfinished++;
        } else if (!response.hasUsage()) {
            withoutUsage++;
        } else {
            String fault = response.fault();
            if (fault == null) {
                count(lines.number());
            } else {
                refuse(lines, fault);
            }
        }
    }

    private void count(long line) {
        read++;
        withoutCost += response.hasCost() ? 0 : 1;
        ResponseForm form = ResponseForm.of(response);
        BigDecimal unattributed = response.hasCost() ? form.unattributed(response) : BigDecimal.ZERO;
        for (Part part : form.parts()) {
            BigDecimal quantity = form.quantity(part, response);
            BigDecimal cost = response.figure(part.cost());
            if (quantity == null && cost == null && unattributed.signum() == 0) {
                continue;
            }
            Cell cell = tally.of(
                    part.meter(),
                    response.day(),
                    new Subject(
                            part.ofModel() ? response.model() : null,
                            part.ofContext() ? response.context() : null,
                            response.key()),
                    line);
            cell.at(response.secondOfDay());
            add(cell, quantity);
            if (response.hasCost()) {
                cell.addCost((cost == null ? BigDecimal.ZERO : cost).add(unattributed));
            }
            unattributed = BigDecimal.ZERO;
        }
    }

    private static void add(Cell cell, @Nullable BigDecimal quantity) {
        if (quantity != null && quantity.scale() == 0) {
            cell.add(quantity.longValueExact());
        } else if (quantity != null) {
            cell.add(quantity);
        }
    }

    private void refuse(JsonLines lines, String fault) {
        broken++;
        refusals.add(new RowRefusal(
                FindingCode.ROW_REFUSED,
                "The line is kept out: " + fault + ".",
                Provenance.line(file, lines.number())));
    }
}
