package io.trueup.console.upload;

import io.trueup.console.ConsoleSettings;
import io.trueup.console.jobs.ConsoleRuns;
import io.trueup.console.month.Changes;
import io.trueup.console.page.Asked;
import io.trueup.console.page.NotFound;
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
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Receives files, says what they are and would change, and files or drops them: for the pages and for programs. */
@Component
public final class UploadDesk {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TRIED = 4;

    private final Operations operations;
    private final PendingUploads uploads;
    private final Filing filing;
    private final ConsoleRuns runs;
    private final Acts acts;
    private final ConsoleSettings settings;
    private final InstantSource clock;

    UploadDesk(
            Operations operations,
            PendingUploads uploads,
            Filing filing,
            ConsoleRuns runs,
            Acts acts,
            ConsoleSettings settings,
            InstantSource clock) {
        this.operations = operations;
        this.uploads = uploads;
        this.filing = filing;
        this.runs = runs;
        this.acts = acts;
        this.settings = settings;
        this.clock = clock;
    }

    /** It was not done; the message says why. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /** An upload that waits now. @param refusals a sentence for each file that was not kept */
    public record Arrived(Upload upload, List<String> refusals) {
        public Arrived {
            refusals = List.copyOf(refusals);
        }
    }

    /** What a month would come to. @param changes null if it cannot be told @param why it cannot */
    public record Effect(
            String month,
            @Nullable Changes changes,
            @Nullable String why) {}

    /** Keeps what was sent until somebody accepts or drops it. */
    public Arrived receive(String organization, @Nullable List<MultipartFile> sent, Actor actor)
            throws Refused, IOException {
        if (!operations.drafts().organizations(settings.inbox()).contains(organization)) {
            throw new Refused("Choose the organization that the files belong to.");
        }
        List<MultipartFile> files = sent == null
                ? List.of()
                : sent.stream()
                        // an empty file input is sent as one without a name
                        .filter(one -> !one.isEmpty() || Asked.text(one.getOriginalFilename()) != null)
                        .toList();
        Received received = uploads.receive(organization, actor.name(), files);
        if (received.upload().isEmpty()) {
            throw new Refused(files.isEmpty() ? "Choose at least one file." : String.join(" ", received.refusals()));
        }
        Upload upload = upload(received.upload().get());
        acts.done(actor, "upload", organization, null, null, told(upload, received.refusals()));
        return new Arrived(upload, received.refusals());
    }

    private String told(Upload upload, List<String> refusals) {
        List<String> told = new ArrayList<>();
        uploads.files(upload).forEach(file -> told.add(file.name() + " (SHA-256 " + file.sha256() + ")"));
        refusals.forEach(refusal -> told.add("refused: " + refusal));
        return String.join("; ", told);
    }

    /** An upload in the list. @param files how many */
    public record Waiting(Upload upload, int files) {}

    /** What waits to be accepted or dropped, the newest first. */
    public List<Waiting> waiting() {
        uploads.dropOld();
        return uploads.all().stream()
                .map(upload -> new Waiting(upload, uploads.files(upload).size()))
                .toList();
    }

    /** @throws NotFound if no such upload waits */
    public Upload upload(String id) {
        return uploads.find(id).orElseThrow(NotFound::new);
    }

    /** What the readers make of each file. */
    public List<Recognised> recognised(Upload upload) {
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

    /** What the months that the files speak of would come to. */
    public List<Effect> effects(Upload upload, List<Recognised> files) {
        List<Draft> drafts = files.stream()
                .filter(Recognised::read)
                .map(file -> new Draft(
                        file.file().sha256(),
                        new At(file.month() + "/" + file.file().name(), file.file())))
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

    /** What came of it. @param filed a sentence for each file @param run which months run now, or why none does */
    public record Accepted(List<String> filed, String run) {
        public Accepted {
            filed = List.copyOf(filed);
        }
    }

    /**
     * Files what was chosen, drops the rest, and runs the months. One at a time: of two who accept the same upload at once, the second finds it gone.
     *
     * @param chosen numbers of files; null: all of them
     * @throws NotFound if the upload was accepted or dropped meanwhile
     */
    public synchronized Accepted accept(Upload asked, @Nullable List<Integer> chosen, String reason, Actor actor)
            throws Refused, IOException {
        Upload upload = upload(asked.id());
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused("Say why, in at most " + LONGEST_REASON + " characters: it is kept with the act.");
        }
        List<Recognised> files = recognised(upload).stream()
                .filter(file -> chosen == null || chosen.contains(file.file().number()))
                .toList();
        if (files.isEmpty()) {
            throw new Refused("Choose at least one file, or drop the upload.");
        }
        List<String> told = new ArrayList<>();
        for (Recognised file : files) {
            Filed filed = filing.file(upload.organization(), file.month(), file.file());
            told.add(
                    filed.isNew()
                            ? file.file().name() + " was filed as " + filed.path()
                            : file.file().name() + " was not filed again: its very bytes are there as " + filed.path());
            acts.done(
                    actor,
                    filed.isNew() ? "file document" : "file document, known already",
                    upload.organization() + "/" + filed.path(),
                    why,
                    null,
                    "SHA-256 " + file.file().sha256() + ", uploaded by " + upload.author());
        }
        uploads.drop(upload.id());
        return new Accepted(told, run(upload.organization(), files));
    }

    private String run(String organization, List<Recognised> files) {
        SortedSet<YearMonth> months = months(files);
        if (months.isEmpty()) {
            return "No month was run.";
        }
        Optional<String> refused = runs.start(months, organization);
        return refused.map(why -> "The months were not run: " + why)
                .orElse("Runs now: "
                        + String.join(
                                ", ", months.stream().map(YearMonth::toString).toList()) + ".");
    }

    /** Nothing of it is filed. */
    public synchronized void drop(Upload asked, Actor actor) {
        Upload upload = upload(asked.id());
        String files = told(upload, List.of());
        uploads.drop(upload.id());
        acts.done(actor, "drop upload", upload.organization(), null, files, null);
    }
}
