package io.trueup.console.upload;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.upload.PendingUploads.Upload;
import io.trueup.console.upload.UploadDesk.Accepted;
import io.trueup.console.upload.UploadDesk.Arrived;
import io.trueup.console.upload.UploadDesk.Refused;
import io.trueup.job.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Send files, see what they say and would change, then have them filed or dropped. */
@Controller
final class UploadPages {
    private static final String ID = "{id:[0-9a-f]{32}}";

    private final Operations operations;
    private final UploadDesk desk;
    private final PendingUploads uploads;
    private final UploadLimits limits;
    private final ConsoleSettings settings;

    UploadPages(
            Operations operations,
            UploadDesk desk,
            PendingUploads uploads,
            UploadLimits limits,
            ConsoleSettings settings) {
        this.operations = operations;
        this.desk = desk;
        this.uploads = uploads;
        this.limits = limits;
        this.settings = settings;
    }

    /** An upload that waits. */
    record Waiting(String id, String organization, String author, String at, String files) {}

    @GetMapping("/uploads")
    String form(@RequestParam(required = false) @Nullable String organization, Model model) {
        uploads.dropOld();
        model.addAttribute("organization", organization);
        return form(model);
    }

    private String form(Model model) {
        model.addAttribute("organizations", operations.drafts().organizations(settings.inbox()));
        model.addAttribute("limits", limits);
        model.addAttribute("waiting", uploads.all().stream().map(this::waiting).toList());
        return "uploads";
    }

    private Waiting waiting(Upload upload) {
        return new Waiting(
                upload.id(),
                upload.organization(),
                upload.author(),
                Shown.time(upload.at()),
                Shown.count(uploads.files(upload).size(), "file"));
    }

    @PostMapping("/uploads")
    String receive(
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next)
            throws IOException {
        model.addAttribute("organization", organization);
        try {
            Arrived arrived = desk.receive(organization, sent, Actor.of(request));
            next.addFlashAttribute("refusals", arrived.refusals());
            return "redirect:/uploads/" + arrived.upload().id();
        } catch (Refused refused) {
            model.addAttribute("error", refused.why());
            return form(model);
        }
    }

    @GetMapping("/uploads/" + ID)
    String show(@PathVariable String id, Model model) {
        return show(desk.upload(id), null, model);
    }

    private String show(Upload upload, @Nullable String error, Model model) {
        List<Recognised> files = desk.recognised(upload);
        model.addAttribute("upload", waiting(upload));
        model.addAttribute("files", files);
        model.addAttribute("effects", desk.effects(upload, files));
        model.addAttribute("error", error);
        return "upload";
    }

    @PostMapping("/uploads/" + ID + "/accept")
    String accept(
            @PathVariable String id,
            @RequestParam(name = "file", required = false) @Nullable List<Integer> chosen,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next)
            throws IOException {
        Optional<Upload> waiting = uploads.find(id);
        if (waiting.isEmpty()) {
            return goneMeanwhile(next);
        }
        Upload upload = waiting.get();
        try {
            Accepted accepted = desk.accept(upload, chosen == null ? List.of() : chosen, reason, Actor.of(request));
            next.addFlashAttribute("notice", String.join(". ", accepted.filed()) + ". " + accepted.run());
            return "redirect:/uploads";
        } catch (Refused refused) {
            return show(upload, refused.why(), model);
        } catch (NotFound gone) {
            return goneMeanwhile(next);
        }
    }

    /** A button that was pressed twice, or two people at once: the second is told where to look, since the first may never see what came of it. */
    private static String goneMeanwhile(RedirectAttributes next) {
        next.addFlashAttribute(
                "notice", "This upload waits no longer: it was accepted or dropped meanwhile; the audit says by whom.");
        return "redirect:/uploads";
    }

    @PostMapping("/uploads/" + ID + "/drop")
    String drop(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        Upload upload = desk.upload(id);
        desk.drop(upload, Actor.of(request));
        next.addFlashAttribute("notice", "The upload was dropped; nothing of it was filed.");
        return "redirect:/uploads";
    }
}
