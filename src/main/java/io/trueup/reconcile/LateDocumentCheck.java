package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * LATE_DOCUMENT: a month counts as closed once a version of it came out reconciled; a document that came after it and changed a figure is
 * told by name.
 */
final class LateDocumentCheck {

    private LateDocumentCheck() {}

    static List<Finding> examine(
            @Nullable Reconciliation closed, List<DocumentUse> documents, List<AccountResult> accounts) {
        if (closed == null || closed.accounts().equals(accounts)) {
            return List.of();
        }
        Set<String> known = closed.documents().stream().map(DocumentUse::sha256).collect(Collectors.toSet());
        return documents.stream()
                .filter(document -> !known.contains(document.sha256()))
                .map(document -> new Finding(
                        FindingCode.LATE_DOCUMENT,
                        null,
                        null,
                        "%s came after the month was reconciled, and the figures have changed since."
                                .formatted(document.file()),
                        List.of(Provenance.of(document.file()))))
                .toList();
    }
}
