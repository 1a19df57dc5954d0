package io.trueup.console.api;

import io.trueup.console.api.BalancesApi.BalanceItem;
import io.trueup.console.balance.ReadFigure;
import io.trueup.console.balance.ReadingDesk.Refused;
import io.trueup.console.balance.ReadingDesk.Taken;
import io.trueup.console.balance.ReadingDesk.Typed;
import io.trueup.console.balance.ScreenshotDesk;
import io.trueup.console.balance.ScreenshotDesk.Proposal;
import io.trueup.console.balance.ScreenshotDesk.Shot;
import io.trueup.console.page.Asked;
import io.trueup.console.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Screenshots of a balance among the files of an upload: what a program reads in one, and the reading that a person makes of it. */
@RestController
@RequestMapping("/api/v1/uploads/{id:[0-9a-f]{32}}/files/{number:[0-9]{1,3}}")
final class ScreenshotsApi {

    private final ScreenshotDesk desk;

    ScreenshotsApi(ScreenshotDesk desk) {
        this.desk = desk;
    }

    /**
     * Where a figure stands in the picture, in pixels.
     *
     * @param remaining its digits, without sign of currency and separators
     */
    record FigureFound(String remaining, int left, int top, int width, int height) {
        static @Nullable FigureFound orNull(@Nullable ReadFigure figure) {
            return figure == null
                    ? null
                    : new FigureFound(figure.number(), figure.left(), figure.top(), figure.width(), figure.height());
        }
    }

    /**
     * What is proposed.
     *
     * @param width of the picture, in pixels
     * @param canRead whether tesseract is installed where the console runs
     * @param found the figure that is most likely the balance; null: none was found, type what the picture shows
     * @param pools that the reading may be of
     * @param picture the address of the picture with the figure in a frame
     */
    record ReadingProposed(
            String organization,
            String file,
            String sha256,
            int width,
            int height,
            boolean canRead,
            @Nullable FigureFound found,
            List<String> pools,
            String picture) {
        ReadingProposed {
            pools = List.copyOf(pools);
        }

        static ReadingProposed of(Shot shot, Proposal proposal, List<String> pools) {
            return new ReadingProposed(
                    shot.upload().organization(),
                    shot.file().name(),
                    shot.file().sha256(),
                    proposal.width(),
                    proposal.height(),
                    proposal.canRead(),
                    FigureFound.orNull(proposal.figure()),
                    pools,
                    "/api/v1/uploads/" + shot.upload().id() + "/files/"
                            + shot.file().number() + "/picture");
        }
    }

    @GetMapping("/reading")
    ReadingProposed proposal(@PathVariable String id, @PathVariable int number) throws IOException {
        Shot shot = desk.shot(id, number);
        try {
            return ReadingProposed.of(shot, desk.proposal(shot), desk.pools(shot));
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }

    @GetMapping("/picture")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable int number) throws IOException {
        try {
            return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(desk.marked(desk.shot(id, number)));
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }

    /**
     * @param remaining what the person read, never taken from the proposal unasked
     * @param person who looked at the picture
     * @param reason kept in the audit
     */
    record ReadingAsked(
            @Nullable String pool,
            @Nullable String remaining,
            @Nullable String unit,
            @Nullable String at,
            @Nullable String person,
            @Nullable String reason) {
        Typed typed(String organization) {
            return new Typed(organization, orNothing(pool), orNothing(at), orNothing(remaining), orNothing(unit));
        }

        private static String orNothing(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** The picture goes into the archive and is no longer among the files of the upload. */
    @PostMapping("/reading")
    ResponseEntity<BalanceItem> accept(@PathVariable String id, @PathVariable int number, HttpServletRequest request)
            throws IOException {
        ReadingAsked asked = AskedBody.read(request, ReadingAsked.class);
        Shot shot = desk.shot(id, number);
        Typed typed = asked.typed(shot.upload().organization());
        try {
            Taken taken = desk.accept(
                    shot,
                    typed,
                    asked.person() == null ? "" : asked.person(),
                    Asked.text(asked.reason()),
                    Actor.of(request));
            return ResponseEntity.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(BalanceItem.of(typed.organization(), taken));
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }
}
