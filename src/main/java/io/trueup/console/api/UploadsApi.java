package io.trueup.console.api;

import io.trueup.console.month.Changes;
import io.trueup.console.security.Actor;
import io.trueup.console.upload.FactsSeen;
import io.trueup.console.upload.PendingUploads.Upload;
import io.trueup.console.upload.Recognised;
import io.trueup.console.upload.UploadDesk;
import io.trueup.console.upload.UploadDesk.Accepted;
import io.trueup.console.upload.UploadDesk.Arrived;
import io.trueup.console.upload.UploadDesk.Effect;
import io.trueup.console.upload.UploadDesk.Refused;
import io.trueup.console.upload.UploadDesk.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that are sent, shown with what they say and would change, then accepted or dropped. */
@RestController
@RequestMapping("/api/v1/uploads")
final class UploadsApi {

    private static final String ONE = "/{id:[0-9a-f]{32}}";

    private final UploadDesk desk;

    UploadsApi(UploadDesk desk) {
        this.desk = desk;
    }

    /**
     * An upload that waits.
     *
     * @param refusals a sentence for each file that was not kept, when it is sent; later none
     */
    record UploadWhole(
            String id,
            String organization,
            String author,
            Instant at,
            List<FileSent> files,
            List<EffectItem> effects,
            List<String> refusals) {
        UploadWhole {
            files = List.copyOf(files);
            effects = List.copyOf(effects);
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * A file.
     *
     * @param screenshot whether a balance may be read from it, at its address below /reading
     * @param reason why it cannot be read
     * @param more lines beyond those shown
     * @param month it would be filed in
     */
    record FileSent(
            int number,
            String name,
            String sha256,
            long bytes,
            String kind,
            boolean read,
            boolean screenshot,
            @Nullable String reason,
            @Nullable String headline,
            List<LineSeen> lines,
            long more,
            List<String> warnings,
            String month,
            List<String> months) {
        FileSent {
            lines = List.copyOf(lines);
            warnings = List.copyOf(warnings);
            months = List.copyOf(months);
        }

        static FileSent of(Recognised seen) {
            return new FileSent(
                    seen.file().number(),
                    seen.file().name(),
                    seen.file().sha256(),
                    seen.file().size(),
                    seen.kind(),
                    seen.read(),
                    seen.screenshot(),
                    seen.reason(),
                    seen.headline(),
                    seen.items().stream().map(LineSeen::of).toList(),
                    seen.more(),
                    seen.warnings(),
                    seen.month().toString(),
                    seen.months().stream().map(YearMonth::toString).toList());
        }
    }

    /** A line of a file, in the words of the page. */
    record LineSeen(String what, String detail, String amount) {
        static LineSeen of(FactsSeen.Item item) {
            return new LineSeen(item.what(), item.detail(), item.amount());
        }
    }

    /**
     * What a month would come to, in the words of the page.
     *
     * @param why it cannot be told; null if it can
     */
    record EffectItem(
            String month,
            @Nullable String why,
            List<FigureChanged> figures,
            List<NoteChanged> findings,
            List<NoteChanged> documents) {
        EffectItem {
            figures = List.copyOf(figures);
            findings = List.copyOf(findings);
            documents = List.copyOf(documents);
        }

        static EffectItem of(Effect effect) {
            Changes changes =
                    effect.changes() == null ? new Changes(List.of(), List.of(), List.of()) : effect.changes();
            return new EffectItem(
                    effect.month(),
                    effect.why(),
                    changes.figures().stream().map(FigureChanged::of).toList(),
                    changes.findings().stream().map(NoteChanged::of).toList(),
                    changes.documents().stream().map(NoteChanged::of).toList());
        }
    }

    /**
     * An upload in the list.
     *
     * @param files how many
     */
    record UploadItem(String id, String organization, String author, Instant at, int files, String href) {
        static UploadItem of(Waiting waiting) {
            Upload upload = waiting.upload();
            return new UploadItem(
                    upload.id(),
                    upload.organization(),
                    upload.author(),
                    upload.at(),
                    waiting.files(),
                    "/api/v1/uploads/" + upload.id());
        }
    }

    /** What waits, the newest first; what nobody accepts is dropped after a day, so that there are never many. */
    @GetMapping
    Listing<UploadItem> waiting() {
        return Listing.whole(desk.waiting().stream().map(UploadItem::of).toList());
    }

    /** What its months would come to is tried anew each time. */
    @GetMapping(ONE)
    UploadWhole one(@PathVariable String id) {
        return shown(desk.upload(id), List.of());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadWhole receive(
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
            HttpServletRequest request)
            throws IOException {
        try {
            Arrived arrived = desk.receive(organization, sent, Actor.of(request));
            return shown(arrived.upload(), arrived.refusals());
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }

    private UploadWhole shown(Upload upload, List<String> refusals) {
        List<Recognised> files = desk.recognised(upload);
        return new UploadWhole(
                upload.id(),
                upload.organization(),
                upload.author(),
                upload.at(),
                files.stream().map(FileSent::of).toList(),
                desk.effects(upload, files).stream().map(EffectItem::of).toList(),
                refusals);
    }

    /**
     * @param reason kept in the audit
     * @param files numbers of those to file, the others are dropped; null: all
     */
    record AcceptAsked(@Nullable String reason, @Nullable List<Integer> files) {}

    /**
     * @param filed a sentence for each file
     * @param run which months run now, or why none does
     */
    record AcceptedItem(List<String> filed, String run, String watch) {
        AcceptedItem {
            filed = List.copyOf(filed);
        }
    }

    @PostMapping(ONE + "/accept")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AcceptedItem accept(@PathVariable String id, HttpServletRequest request) throws IOException {
        AcceptAsked asked = AskedBody.read(request, AcceptAsked.class);
        try {
            Accepted accepted = desk.accept(
                    desk.upload(id), asked.files(), asked.reason() == null ? "" : asked.reason(), Actor.of(request));
            return new AcceptedItem(accepted.filed(), accepted.run(), "/api/v1/work");
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id, HttpServletRequest request) {
        desk.drop(desk.upload(id), Actor.of(request));
    }
}
