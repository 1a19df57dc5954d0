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
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
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
    String show(@PathVariable String id, @RequestParam(required = false) @Nullable String months, Model model) {
        return show(desk.upload(id), "all".equals(months), null, model);
    }

    private String show(Upload upload, boolean allMonths, @Nullable String error, Model model) {
        List<Recognised> files = desk.recognised(upload);
        SortedSet<YearMonth> months = desk.months(files);
        model.addAttribute("upload", waiting(upload));
        model.addAttribute("files", files);
        model.addAttribute("months", months.stream().map(YearMonth::toString).collect(Collectors.joining(", ")));
        model.addAttribute("monthCount", months.size());
        model.addAttribute("untried", allMonths ? 0 : Math.max(0, months.size() - UploadDesk.MOST_TRIED));
        model.addAttribute(
                "effects", allMonths ? desk.effects(upload, files, months.size()) : desk.effects(upload, files));
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
        Optional<Upload> upload = uploads.find(id);
        if (upload.isEmpty()) {
            return gone(next);
        }
        try {
            Accepted accepted =
                    desk.accept(upload.get(), chosen == null ? List.of() : chosen, reason, Actor.of(request));
            next.addFlashAttribute("notice", String.join(". ", accepted.filed()) + ". " + accepted.run());
            next.addFlashAttribute("runOrganization", upload.get().organization());
            next.addFlashAttribute("runMonths", accepted.notRun());
            return "redirect:/uploads";
        } catch (Refused refused) {
            return show(upload.get(), false, refused.why(), model);
        } catch (NotFound another) {
            return gone(next);
        }
    }

    /** Two may have it open at once. */
    private static String gone(RedirectAttributes next) {
        next.addFlashAttribute("error", UploadDesk.GONE);
        return "redirect:/uploads";
    }

    @PostMapping("/uploads/" + ID + "/drop")
    String drop(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        Optional<Upload> upload = uploads.find(id);
        if (upload.isEmpty()) {
            return gone(next);
        }
        try {
            desk.drop(upload.get(), Actor.of(request));
        } catch (NotFound another) {
            return gone(next);
        }
        next.addFlashAttribute("notice", "The upload was dropped; nothing of it was filed.");
        return "redirect:/uploads";
    }
}
