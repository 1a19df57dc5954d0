package io.trueup.console.api;

import io.trueup.console.page.Asked;
import io.trueup.console.page.Download;
import io.trueup.console.page.Paged;
import io.trueup.job.History.Original;
import io.trueup.job.Operations;
import io.trueup.store.DocumentPages.Entry;
import io.trueup.store.DocumentPages.Filter;
import io.trueup.store.DocumentPages.Place;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of the inbox. */
@RestController
@RequestMapping("/api/v1/documents")
final class DocumentsApi {

    private static final String ONE = "/{organization}/{sha256:[0-9a-f]{64}}";

    private final Operations operations;

    DocumentsApi(Operations operations) {
        this.operations = operations;
    }

    /**
     * A document.
     *
     * @param outcome read, waiting or set-aside
     * @param code the finding, if it was set aside
     */
    record DocumentItem(
            String organization,
            String sha256,
            String file,
            long bytes,
            boolean present,
            @Nullable String kind,
            String outcome,
            @Nullable String code,
            @Nullable String reason,
            String content) {
        static DocumentItem of(Entry entry) {
            return new DocumentItem(
                    entry.organization(),
                    entry.sha256(),
                    entry.file(),
                    entry.size(),
                    entry.present(),
                    entry.kind(),
                    entry.code() != null ? "set-aside" : entry.kind() == null ? "waiting" : "read",
                    entry.code(),
                    entry.reason(),
                    "/api/v1/documents/" + entry.organization() + "/" + entry.sha256() + "/content");
        }
    }

    @GetMapping
    Listing<DocumentItem> documents(
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String file,
            @RequestParam(defaultValue = "false") boolean setAside,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Listing.limit(limit);
        List<String> place = Listing.place(cursor, 3);
        Place after = place == null ? null : new Place(place.get(0), place.get(1), place.get(2));
        Filter filter = new Filter(Asked.text(organization), Asked.text(file), setAside);
        Paged<Entry> page = Paged.of(operations.history().documents(filter, after, size + 1), size);
        return Listing.of(page, DocumentItem::of, row -> List.of(row.organization(), row.file(), row.sha256()));
    }

    @GetMapping(ONE)
    DocumentItem document(@PathVariable String organization, @PathVariable String sha256) {
        return DocumentItem.of(original(organization, sha256).entry());
    }

    /** The file as it was collected. */
    @GetMapping(ONE + "/content")
    ResponseEntity<Resource> content(@PathVariable String organization, @PathVariable String sha256)
            throws IOException {
        return Download.of(original(organization, sha256));
    }

    private Original original(String organization, String sha256) {
        return operations
                .history()
                .original(Asked.organization(organization), sha256)
                .orElseThrow(() -> ApiProblem.notFound(organization + " has no such document."));
    }
}
