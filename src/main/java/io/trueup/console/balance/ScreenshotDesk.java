package io.trueup.console.balance;

import io.trueup.balance.HandReading;
import io.trueup.console.ConsoleSettings;
import io.trueup.console.balance.ReadingDesk.By;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures of the dashboard, for the page and for programs: a program may read the figure, only a person accepts it. */
@Component
public final class ScreenshotDesk {
    private static final int LONGEST_NAME = 100;

    private final Operations operations;
    private final ConsoleSettings settings;
    private final PendingUploads uploads;
    private final ReadingDesk desk;

    ScreenshotDesk(Operations operations, ConsoleSettings settings, PendingUploads uploads, ReadingDesk desk) {
        this.operations = operations;
        this.settings = settings;
        this.uploads = uploads;
        this.desk = desk;
    }

    /** A picture among the files of an upload that waits. */
    public record Shot(Upload upload, PendingFile file) {}

    /**
     * What a program reads in a picture, to be looked at by a person.
     *
     * @param canRead whether the program for it is installed here
     * @param figure the figure that is most likely the balance; null: none was found
     */
    public record Proposal(
            int width,
            int height,
            boolean canRead,
            @Nullable ReadFigure figure) {}

    /** @throws NotFound if no such file waits */
    public Shot shot(String id, int number) {
        Upload upload = uploads.find(id).orElseThrow(NotFound::new);
        return uploads.files(upload).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .map(file -> new Shot(upload, file))
                .orElseThrow(NotFound::new);
    }

    /** @throws Refused if it is no picture that can be drawn, or one beyond every screen */
    public Proposal proposal(Shot shot) throws Refused, IOException {
        Picture picture = Picture.of(shot.file());
        return new Proposal(
                picture.image().getWidth(),
                picture.image().getHeight(),
                canRead(),
                figure(shot, picture).orElse(null));
    }

    /**
     * The picture drawn anew, the figure that was found in a frame, as PNG.
     *
     * @throws Refused as {@link #proposal}
     */
    public byte[] marked(Shot shot) throws Refused, IOException {
        Picture picture = Picture.of(shot.file());
        return picture.png(figure(shot, picture).orElse(null));
    }

    static boolean canRead() {
        return tesseract().isPresent();
    }

    private static Optional<Tesseract> tesseract() {
        return Tesseract.on(System.getenv("PATH"));
    }

    /** @return empty without tesseract, or if it finds no figure */
    private static Optional<ReadFigure> figure(Shot shot, Picture drawn) throws IOException {
        Optional<Tesseract> tesseract = tesseract();
        if (tesseract.isEmpty()) {
            return Optional.empty();
        }
        Path folder = shot.file().bytes().resolveSibling("");
        Path picture = Files.createTempFile(folder, "picture", ".png");
        try {
            Files.write(picture, drawn.png(null));
            return tesseract.get().words(picture, folder).flatMap(ReadFigure::of);
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    /** The pools that a reading of the organization may be of; empty if it cannot be told now. */
    public List<String> pools(Shot shot) {
        try {
            return HandReading.poolsOf(operations
                    .drafts()
                    .organization(settings.inbox(), shot.upload().organization()));
        } catch (NotConfigured saidWhenItIsSent) {
            return List.of();
        }
    }

    /** What the person who sends the form has seen. */
    Taken accept(Shot shot, Typed typed, Actor actor) throws Refused, IOException {
        return accept(shot, typed, new By(actor, actor.name(), shot.file().sha256(), null));
    }

    /**
     * What a program passes on of a person who has looked at the picture.
     *
     * @param person who has, by name: kept as the author, beside the program
     * @param reason kept in the audit; null: none is given
     */
    public Taken accept(Shot shot, Typed typed, String person, @Nullable String reason, Actor actor)
            throws Refused, IOException {
        String who = person.strip();
        if (who.isEmpty() || who.length() > LONGEST_NAME) {
            throw new Refused("A figure read from a picture counts only once a person has looked at it: name them in"
                    + " “person”, in at most " + LONGEST_NAME + " characters.");
        }
        String why = ReadingDesk.fitting(reason);
        return accept(
                shot,
                typed,
                new By(
                        actor,
                        who + ", by " + actor.name(),
                        shot.file().sha256(),
                        "accepted by " + who + (why == null ? "" : ": " + why)));
    }

    /** The picture is kept in the archive and taken out of the upload, where it was no document. */
    private Taken accept(Shot shot, Typed typed, By by) throws Refused, IOException {
        Picture.of(shot.file());
        try {
            Archive.below(settings.home()).keep(shot.file().bytes());
        } catch (Archive.Unreadable gone) {
            throw new IOException(gone.getMessage(), gone);
        }
        Taken taken = desk.take(typed, by);
        uploads.take(shot.upload(), shot.file());
        return taken;
    }
}
