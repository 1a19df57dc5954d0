package io.trueup.report;

import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.util.List;

/** Every document that bears on the month, and what became of it. */
final class DocumentsSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("File", 30, 46),
            Column.text("Kind", 14, 18),
            Column.text("Outcome", 9, 10),
            Column.text("Booked", 9, 14),
            Column.text("Reason", 20, 40),
            Column.text("SHA-256", 66, 68));

    private DocumentsSheet() {}

    static SheetTable write(SheetWriter sheet, Reconciliation month, String footer) {
        sheet.line("Documents", Look.TITLE);
        sheet.line(
                "The documents that bear on the month. What is set aside or not booked counts in no figure.",
                Look.NOTE);
        sheet.gap();
        sheet.header();
        month.documents().forEach(document -> document(sheet.row(), document));
        if (month.documents().isEmpty()) {
            sheet.row().text("No document bears on this month.").blanks(COLUMNS.size() - 1, Look.TEXT);
        }
        SheetTable table = sheet.endOfTable();
        sheet.finish(footer);
        return table;
    }

    private static void document(RowWriter row, DocumentUse document) {
        row.text(document.file())
                .text(document.kind().told())
                .text(document.outcome(), document.setAside() ? Look.TEXT_BAD : Look.TEXT)
                .text(booked(document))
                .text(document.reason())
                .text(document.sha256());
    }

    private static String booked(DocumentUse document) {
        Boolean booked = document.booked();
        if (booked == null) {
            return document.setAside() ? "no" : "does not apply";
        }
        return booked ? "yes" : "no";
    }
}
