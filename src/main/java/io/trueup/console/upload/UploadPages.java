package io.trueup.console.upload;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.jobs.ConsoleRuns;
import io.trueup.console.month.Changes;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
import io.trueup.console.page.Shown;
import io.trueup.console.security.Actor;
import io.trueup.console.security.Acts;
import io.trueup.console.upload.Filing.Filed;
import io.trueup.console.upload.PendingUploads.PendingFile;
import io.trueup.console.upload.PendingUploads.Received;
import io.trueup.console.upload.PendingUploads.Upload;
import io.trueup.document.DocumentSource;
import io.trueup.job.Drafts;
import io.trueup.job.Drafts.Draft;
import io.trueup.job.Drafts.NotConfigured;
import io.trueup.job.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TRIED = 4;

    private final Operations operations;
    private final PendingUploads uploads;
    private final Filing filing;
    private final UploadLimits limits;
    private final ConsoleRuns runs;
    private final Acts acts;
    private final ConsoleSettings settings;
    private final InstantSource clock;

    UploadPages(
            Operations operations,
            PendingUploads uploads,
            Filing filing,
            UploadLimits limits,
            ConsoleRuns runs,
            Acts acts,
            ConsoleSettings settings,
            InstantSource clock) {
        this.operations = operations;
        this.uploads = uploads;
        this.filing = filing;
        this.limits = limits;
        this.runs = runs;
        this.acts = acts;
        this.settings = settings;
        this.clock = clock;
    }

    /** An upload that waits. */
    record Waiting(String id, String organization, String author, String at, String files) {}

    /** What a month would come to. @param changes null if it cannot be told @param why it cannot */
    record Effect(String month, @Nullable Changes changes, @Nullable String why) {}

    @GetMapping("/uploads")
    String form(@RequestParam(required = false) @Nullable String organization, Model model) {
        uploads.dropOld();
        model.addAttribute("organization", organization);
        return form(model);
    }

    private String form(Model model) {
        model.addAttribute("organizations", operations.drafts().organizations(settings.inbox()));
        model.addAttribute("limits", limits);
        model.addAttribute(
                "waiting", uploads.all().stream().map(this::waiting).toList());
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
        if (!operations.drafts().organizations(settings.inbox()).contains(organization)) {
            model.addAttribute("error", "Choose the organization that the files belong to.");
            return form(model);
        }
        List<MultipartFile> files = sent == null
                ? List.of()
                : sent.stream()
                        // an empty file input is sent as one without a name
                        .filter(one -> !one.isEmpty() || Asked.text(one.getOriginalFilename()) != null)
                        .toList();
        Received received = uploads.receive(organization, Actor.of(request).name(), files);
        if (received.upload().isEmpty()) {
            model.addAttribute(
                    "error", files.isEmpty() ? "Choose at least one file." : String.join(" ", received.refusals()));
            return form(model);
        }
        String id = received.upload().get();
        acts.done(Actor.of(request), "upload", organization, null, null, told(id, received.refusals()));
        next.addFlashAttribute("refusals", received.refusals());
        return "redirect:/uploads/" + id;
    }

    private String told(String id, List<String> refusals) {
        List<String> told = new ArrayList<>();
        uploads.files(upload(id)).forEach(file -> told.add(file.name() + " (SHA-256 " + file.sha256() + ")"));
        refusals.forEach(refusal -> told.add("refused: " + refusal));
        return String.join("; ", told);
    }

    private Upload upload(String id) {
        return uploads.find(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/uploads/" + ID)
    String show(@PathVariable String id, Model model) {
        return show(upload(id), null, model);
    }

    private String show(Upload upload, @Nullable String error, Model model) {
        List<Recognised> files = recognised(upload);
        model.addAttribute("upload", waiting(upload));
        model.addAttribute("files", files);
        model.addAttribute("effects", effects(upload, files));
        model.addAttribute("error", error);
        return "upload";
    }

    private List<Recognised> recognised(Upload upload) {
        Drafts drafts = operations.drafts();
        YearMonth now = now();
        return uploads.files(upload).stream()
                .map(file -> Recognised.of(file, drafts, uploads.isElsewhere(upload, file), now))
                .toList();
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Months that the files speak of and that can be run; the newest of many. */
    private SortedSet<YearMonth> months(List<Recognised> files) {
        SortedSet<YearMonth> months = new TreeSet<>();
        files.stream().filter(Recognised::read).forEach(file -> {
            months.addAll(file.months());
            months.add(file.month());
        });
        months.removeIf(month -> month.isAfter(now()));
        while (months.size() > MOST_TRIED) {
            months.removeFirst();
        }
        return months;
    }

    private List<Effect> effects(Upload upload, List<Recognised> files) {
        List<Draft> drafts = files.stream()
                .filter(Recognised::read)
                .map(file -> new Draft(file.file().sha256(), new At(file.month() + "/" + file.file().name(), file.file())))
                .toList();
        return drafts.isEmpty()
                ? List.of()
                : months(files).stream()
                        .map(month -> effect(upload.organization(), drafts, month))
                        .toList();
    }

    private Effect effect(String organization, List<Draft> drafts, YearMonth month) {
        try {
            Drafts.Trial trial =
                    operations.drafts().trial(settings.inbox(), organization, drafts, month, clock.instant());
            return new Effect(month.toString(), Changes.between(trial.before(), trial.after()), null);
        } catch (NotConfigured problem) {
            return new Effect(month.toString(), null, problem.getMessage());
        }
    }

    /** A pending file under the path that it would be filed at. */
    private record At(String path, PendingFile file) implements DocumentSource {
        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream open() throws IOException {
            return file.open();
        }
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
        Upload upload = upload(id);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return show(upload, "Say why, in at most " + LONGEST_REASON + " characters: it is kept with the act.", model);
        }
        List<Recognised> files = recognised(upload).stream()
                .filter(file -> chosen != null && chosen.contains(file.file().number()))
                .toList();
        if (files.isEmpty()) {
            return show(upload, "Choose at least one file, or drop the upload.", model);
        }
        List<String> told = new ArrayList<>();
        for (Recognised file : files) {
            Filed filed = filing.file(upload.organization(), file.month(), file.file());
            told.add(
                    filed.isNew()
                            ? file.file().name() + " was filed as " + filed.path()
                            : file.file().name() + " was not filed again: its very bytes are there as " + filed.path());
            acts.done(
                    Actor.of(request),
                    filed.isNew() ? "file document" : "file document, known already",
                    upload.organization() + "/" + filed.path(),
                    why,
                    null,
                    "SHA-256 " + file.file().sha256() + ", uploaded by " + upload.author());
        }
        uploads.drop(id);
        next.addFlashAttribute("notice", String.join(". ", told) + ". " + run(upload.organization(), files));
        return "redirect:/uploads";
    }

    private String run(String organization, List<Recognised> files) {
        SortedSet<YearMonth> months = months(files);
        if (months.isEmpty()) {
            return "No month was run.";
        }
        Optional<String> refused = runs.start(months, organization);
        return refused.map(why -> "The months were not run: " + why)
                .orElse("Runs now: " + String.join(", ", months.stream().map(YearMonth::toString).toList()) + ".");
    }

    @PostMapping("/uploads/" + ID + "/drop")
    String drop(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        Upload upload = upload(id);
        String files = told(id, List.of());
        uploads.drop(id);
        acts.done(Actor.of(request), "drop upload", upload.organization(), null, files, null);
        next.addFlashAttribute("notice", "The upload was dropped; nothing of it was filed.");
        return "redirect:/uploads";
    }

}
