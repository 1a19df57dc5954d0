package io.trueup.console.balance;

import io.trueup.balance.HandReading;
import io.trueup.console.ConsoleSettings;
import io.trueup.console.balance.Picture.Look;
import io.trueup.console.balance.ReadingDesk.Refused;
import io.trueup.console.balance.ReadingDesk.Taken;
import io.trueup.console.balance.ReadingDesk.Typed;
import io.trueup.console.page.NotFound;
import io.trueup.console.security.Actor;
import io.trueup.console.upload.PendingUploads;
import io.trueup.console.upload.PendingUploads.PendingFile;
import io.trueup.console.upload.PendingUploads.Upload;
import io.trueup.job.Drafts.NotConfigured;
import io.trueup.job.Operations;
import io.trueup.store.Archive;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A picture of the dashboard beside the form: a program may read the figure, only a person accepts it. */
@Controller
final class ScreenshotPage {
    private static final String PATH = "/balance/screenshot/{id:[0-9a-f]{32}}/{number:[0-9]{1,3}}";

    private final Operations operations;
    private final ConsoleSettings settings;
    private final PendingUploads uploads;
    private final ReadingDesk desk;
    private final InstantSource clock;

    ScreenshotPage(
            Operations operations,
            ConsoleSettings settings,
            PendingUploads uploads,
            ReadingDesk desk,
            InstantSource clock) {
        this.operations = operations;
        this.settings = settings;
        this.uploads = uploads;
        this.desk = desk;
        this.clock = clock;
    }

    private record Shot(Upload upload, PendingFile file, Picture picture) {}

    /** A file of an upload that waits, and what it looks like. */
    private record Sent(Upload upload, PendingFile file, Look look) {
        Shot shot() {
            if (look instanceof Look.Drawn drawn) {
                return new Shot(upload, file, drawn.picture());
            }
            throw new NotFound();
        }
    }

    private Sent sent(String id, int number) throws IOException {
        Upload upload = uploads.find(id).orElseThrow(NotFound::new);
        PendingFile file = uploads.files(upload).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
        return new Sent(upload, file, Picture.of(file));
    }

    /** @return empty without tesseract, or if it finds no figure */
    private static Optional<ReadFigure> figure(Shot shot) throws IOException {
        Optional<Tesseract> tesseract = Tesseract.on(System.getenv("PATH"));
        if (tesseract.isEmpty()) {
            return Optional.empty();
        }
        Path folder = shot.file().bytes().resolveSibling("");
        Path picture = Files.createTempFile(folder, "picture", ".png");
        try {
            Files.write(picture, shot.picture().png(null));
            return tesseract.get().words(picture, folder).flatMap(ReadFigure::of);
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    @GetMapping(PATH)
    String show(@PathVariable String id, @PathVariable int number, Model model) throws IOException {
        Sent sent = sent(id, number);
        if (sent.look() instanceof Look.Refused refused) {
            return refused(sent, refused, model);
        }
        Shot shot = sent.shot();
        String found = figure(shot).map(ReadFigure::number).orElse("");
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return show(shot, new Typed(shot.upload().organization(), "", now, found, "USD"), found, null, model);
    }

    private static String refused(Sent sent, Look.Refused refused, Model model) {
        model.addAttribute("refused", refused.why());
        model.addAttribute("upload", sent.upload().id());
        model.addAttribute("file", sent.file().name());
        model.addAttribute("organization", sent.upload().organization());
        return "screenshot";
    }

    private String show(Shot shot, Typed typed, @Nullable String found, @Nullable String error, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("upload", shot.upload().id());
        model.addAttribute("number", shot.file().number());
        model.addAttribute("file", shot.file().name());
        model.addAttribute("found", found);
        model.addAttribute("canRead", Tesseract.on(System.getenv("PATH")).isPresent());
        model.addAttribute("pools", pools(shot.upload().organization()));
        model.addAttribute("error", error);
        return "screenshot";
    }

    private List<String> pools(String organization) {
        try {
            return HandReading.poolsOf(operations.drafts().organization(settings.inbox(), organization));
        } catch (NotConfigured saidWhenItIsSent) {
            return List.of();
        }
    }

    @GetMapping(PATH + "/picture.png")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable int number) throws IOException {
        Shot shot = sent(id, number).shot();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(shot.picture().png(figure(shot).orElse(null)));
    }

    @PostMapping(PATH)
    String accept(
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String pool,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String remaining,
            @RequestParam(defaultValue = "") String unit,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next)
            throws IOException {
        Shot shot = sent(id, number).shot();
        Typed typed = new Typed(shot.upload().organization(), pool, at, remaining, unit);
        try {
            Archive.below(settings.home()).keep(shot.file().bytes());
            Taken taken = desk.take(typed, Actor.of(request), shot.file().sha256());
            uploads.take(shot.upload(), shot.file());
            BalancePage.told(typed.organization(), taken, next);
            return "redirect:/balance";
        } catch (Refused refused) {
            return show(shot, typed, null, refused.getMessage(), model);
        } catch (Archive.Unreadable gone) {
            throw new IOException(gone.getMessage(), gone);
        }
    }
}
