package io.trueup.console.evidence;

import io.trueup.console.page.Asked;
import io.trueup.console.page.Download;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentSource;
import io.trueup.invoice.pdf.ShownPage;
import io.trueup.invoice.pdf.ShownPage.Place;
import io.trueup.job.History.Original;
import io.trueup.job.Operations;
import io.trueup.reconcile.DocumentUse;
import io.trueup.reconcile.Reconciliation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The paper behind a figure. Documents are found by their hash, never by a path that was asked for. */
@Controller
final class EvidencePage {

    private static final String HASH = "[0-9a-f]{64}";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_WITHIN = 1024;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int DRAWN_AT_ONCE = 2;

    private final Operations operations;
    private final Semaphore drawing = new Semaphore(DRAWN_AT_ONCE);

    EvidencePage(Operations operations) {
        this.operations = operations;
    }

    /** From a finding, which names a file as that version knew it, to the document. */
    @GetMapping("/months/{organization}/{month}/v{version:[0-9]{1,6}}/evidence")
    String evidence(
            @PathVariable String organization,
            @PathVariable String month,
            @PathVariable int version,
            @RequestParam String file,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer row,
            Model model)
            throws IOException {
        Reconciliation result = operations
                .history()
                .version(Asked.month(month), Asked.organization(organization), version)
                .orElseThrow(NotFound::new)
                .reconciliation();
        String sha256 = result.documents().stream()
                .filter(use -> use.file().equals(file))
                .map(DocumentUse::sha256)
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("back", "/months/" + organization + "/" + month + "/v" + version);
        // leafing through the document keeps the way back to the month
        model.addAttribute("leaf", "/months/" + organization + "/" + month + "/v" + version + "/evidence");
        model.addAttribute("backWords", result.name() + ", " + Shown.month(result.month()));
        return show(organization, sha256, page, row, model);
    }

    @GetMapping("/documents/{organization}/{sha256:" + HASH + "}")
    String document(
            @PathVariable String organization,
            @PathVariable String sha256,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer row,
            Model model)
            throws IOException {
        model.addAttribute("back", "/documents?organization=" + Asked.organization(organization));
        model.addAttribute("backWords", "Documents of " + organization);
        return show(organization, sha256, page, row, model);
    }

    private String show(String organization, String sha256, @Nullable Integer page, @Nullable Integer row, Model model)
            throws IOException {
        Original original = original(organization, sha256);
        boolean isPdf = isPdf(original.source());
        model.addAttribute("organization", organization);
        model.addAttribute("sha256", sha256);
        model.addAttribute("file", original.entry().file());
        model.addAttribute("size", Shown.size(original.entry().size()));
        model.addAttribute("present", original.entry().present());
        model.addAttribute("reason", original.entry().reason());
        model.addAttribute("isPdf", isPdf);
        model.addAttribute("page", page == null ? Integer.valueOf(1) : page);
        model.addAttribute("row", row);
        if (isPdf) {
            Place place = place(original.source(), page == null ? 1 : page, row);
            model.addAttribute("drawn", place != null);
            model.addAttribute("text", place == null ? null : place.text());
            model.addAttribute("pages", place == null ? 0 : place.pages());
        } else {
            model.addAttribute("excerpt", excerpt(original, row));
            model.addAttribute("rowWord", isAnalytics(original) ? "Bucket" : "Line");
        }
        return "evidence";
    }

    private static Excerpt excerpt(Original original, @Nullable Integer row) throws IOException {
        Excerpt buckets = isAnalytics(original) ? Buckets.of(original.source(), row) : null;
        return buckets == null ? Excerpt.of(original.source(), row) : buckets;
    }

    private static boolean isAnalytics(Original original) {
        return DocumentKind.COMPUTER_ANALYTICS.told().equals(original.entry().kind());
    }

    /** @return null if the file is too broken to be drawn */
    private @Nullable Place place(DocumentSource source, int page, @Nullable Integer row) {
        try {
            return oneOfFew(source, bytes -> ShownPage.find(bytes, page, row)).orElseThrow(NotFound::new);
        } catch (IOException broken) {
            return null;
        }
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(byte[] bytes) throws IOException;
    }

    /** Pictures take memory: few are looked at or drawn at once, the others wait. */
    private <T> T oneOfFew(DocumentSource source, Look<T> look) throws IOException {
        boolean mine = false;
        try {
            mine = drawing.tryAcquire(20, TimeUnit.SECONDS);
            if (!mine) {
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            }
            try (InputStream in = source.open()) {
                return look.at(in.readNBytes(MOST_BYTES));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        } finally {
            if (mine) {
                drawing.release();
            }
        }
    }

    @GetMapping("/documents/{organization}/{sha256:" + HASH + "}/page.png")
    ResponseEntity<byte[]> picture(
            @PathVariable String organization,
            @PathVariable String sha256,
            @RequestParam int page,
            @RequestParam(required = false) @Nullable Integer row) {
        Original original = original(organization, sha256);
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    // the same bytes for ever, but only for who may see them
                    .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePrivate())
                    .body(oneOfFew(original.source(), bytes -> ShownPage.draw(bytes, page, row))
                            .orElseThrow(NotFound::new));
        } catch (IOException broken) {
            throw new NotFound();
        }
    }

    /** The file as it was collected; never shown in the browser itself, whatever it is. */
    @GetMapping("/documents/{organization}/{sha256:" + HASH + "}/original")
    ResponseEntity<Resource> download(@PathVariable String organization, @PathVariable String sha256)
            throws IOException {
        return Download.of(original(organization, sha256));
    }

    private Original original(String organization, String sha256) {
        return operations
                .history()
                .original(Asked.organization(organization), sha256)
                .orElseThrow(NotFound::new);
    }

    private static boolean isPdf(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(HEADER_WITHIN);
            for (int at = 0; at <= start.length - PDF.length; at++) {
                if (Arrays.equals(start, at, at + PDF.length, PDF, 0, PDF.length)) {
                    return true;
                }
            }
            return false;
        }
    }
}
