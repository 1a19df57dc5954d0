package io.trueup.console.balance;

import io.trueup.console.balance.ReadingDesk.Refused;
import io.trueup.console.balance.ReadingDesk.Typed;
import io.trueup.console.balance.ScreenshotDesk.Proposal;
import io.trueup.console.balance.ScreenshotDesk.Shot;
import io.trueup.console.page.NotFound;
import io.trueup.console.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

    private final ScreenshotDesk desk;
    private final InstantSource clock;

    ScreenshotPage(ScreenshotDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String show(@PathVariable String id, @PathVariable int number, Model model) throws IOException {
        Shot shot = desk.shot(id, number);
        Proposal proposal;
        try {
            proposal = desk.proposal(shot);
        } catch (Refused noPicture) {
            return refused(shot, noPicture, model);
        }
        ReadFigure figure = proposal.figure();
        String found = figure == null ? "" : figure.number();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return show(shot, new Typed(shot.upload().organization(), "", now, found, "USD"), found, null, model);
    }

    private String show(Shot shot, Typed typed, @Nullable String found, @Nullable String error, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("upload", shot.upload().id());
        model.addAttribute("number", shot.file().number());
        model.addAttribute("file", shot.file().name());
        model.addAttribute("found", found);
        model.addAttribute("canRead", ScreenshotDesk.canRead());
        model.addAttribute("pools", desk.pools(shot));
        model.addAttribute("error", error);
        return "screenshot";
    }

    private static String refused(Shot shot, Refused noPicture, Model model) {
        model.addAttribute("refused", noPicture.getMessage());
        model.addAttribute("upload", shot.upload().id());
        model.addAttribute("file", shot.file().name());
        model.addAttribute("organization", shot.upload().organization());
        return "screenshot";
    }

    @GetMapping(PATH + "/picture.png")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable int number) throws IOException {
        Shot shot = desk.shot(id, number);
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.noStore())
                    .body(desk.marked(shot));
        } catch (Refused noPicture) {
            throw new NotFound();
        }
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
        Shot shot = desk.shot(id, number);
        Typed typed = new Typed(shot.upload().organization(), pool, at, remaining, unit);
        try {
            BalancePage.told(typed.organization(), desk.accept(shot, typed, Actor.of(request)), next);
            return "redirect:/balance";
        } catch (Refused refused) {
            return show(shot, typed, null, refused.getMessage(), model);
        }
    }
}
