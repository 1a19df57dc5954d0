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
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Receives files, says what they are and would change, and files or drops them: for the pages and for programs. */
@Component
public final class UploadDesk {
    private static final int LONGEST_REASON = 500;

    /** So many months are tried unasked: each takes two reconciliations. */
    static final int MOST_TRIED = 4;

    /** What somebody is told who was not quick enough. */
    static final String GONE =
            "This upload waits no longer: somebody accepted or dropped it meanwhile; the audit says who.";

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

    /**
     * An upload that waits now.
     *
     * @param refusals a sentence for each file that was not kept
     */
    public record Arrived(Upload upload, List<String> refusals) {
        public Arrived {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * What a month would come to.
     *
     * @param changes null if it cannot be told
     * @param why it cannot
     */
    public record Effect(
            String month,
            @Nullable Changes changes,
            @Nullable String why) {
        private static final String UNTRIED =
                "Not tried here, only the newest months are. It runs with the others once the upload is accepted.";

        private static Effect untried(YearMonth month) {
            return new Effect(month.toString(), null, UNTRIED);
        }

        public boolean isTried() {
            return !UNTRIED.equals(why);
        }
    }

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

    /**
     * An upload in the list.
     *
     * @param files how many
     */
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

    /** Months that the files speak of and that can be run, the oldest first. */
    SortedSet<YearMonth> months(List<Recognised> files) {
        SortedSet<YearMonth> months = new TreeSet<>();
        files.stream().filter(Recognised::read).forEach(file -> {
            months.addAll(file.months());
            months.add(file.month());
        });
        months.removeIf(month -> month.isAfter(now()));
        return months;
    }

    /** What the months that the files speak of would come to; of many, the newest are tried. */
    public List<Effect> effects(Upload upload, List<Recognised> files) {
        return effects(upload, files, MOST_TRIED);
    }

    /** @param most how many months are tried, the newest ones; of the others it is said that they are not */
    List<Effect> effects(Upload upload, List<Recognised> files, int most) {
        List<Draft> drafts = files.stream()
                .filter(Recognised::read)
                .map(file -> new Draft(
                        file.file().sha256(),
                        new At(file.month() + "/" + file.file().name(), file.file())))
                .toList();
        SortedSet<YearMonth> months = months(files);
        long untried = Math.max(0, months.size() - most);
        return drafts.isEmpty()
                ? List.of()
                : Stream.concat(
                                months.stream().limit(untried).map(Effect::untried),
                                months.stream()
                                        .skip(untried)
                                        .map(month -> effect(upload.organization(), drafts, month)))
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

    /**
     * What came of it.
     *
     * @param filed a sentence for each file
     * @param run which months run now, or why none does
     * @param notRun those that are still to be run
     */
    public record Accepted(List<String> filed, String run, List<YearMonth> notRun) {
        public Accepted {
            filed = List.copyOf(filed);
            notRun = List.copyOf(notRun);
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
        Map<Boolean, List<Recognised>> files = recognised(upload).stream()
                .collect(Collectors.partitioningBy(
                        file -> chosen == null || chosen.contains(file.file().number())));
        List<Recognised> taken = files.getOrDefault(true, List.of());
        if (taken.isEmpty()) {
            throw new Refused("Choose at least one file, or drop the upload.");
        }
        List<String> told = new ArrayList<>();
        for (Recognised file : taken) {
            told.add(file(upload, file, why, actor));
        }
        for (Recognised file : files.getOrDefault(false, List.of())) {
            told.add(file.file().name() + " was not chosen and is dropped");
            acts.done(
                    actor,
                    "drop document",
                    upload.organization() + ", " + file.file().name(),
                    why,
                    "SHA-256 " + file.file().sha256() + ", uploaded by " + upload.author(),
                    null);
        }
        uploads.drop(upload.id());
        return run(upload.organization(), taken, told);
    }

    private String file(Upload upload, Recognised file, String why, Actor actor) throws IOException {
        Filed filed = filing.file(upload.organization(), file.month(), file.file());
        acts.done(
                actor,
                filed.isNew() ? "file document" : "file document, known already",
                upload.organization() + "/" + filed.path(),
                why,
                null,
                "SHA-256 " + file.file().sha256() + ", uploaded by " + upload.author());
        return filed.isNew()
                ? file.file().name() + " was filed as " + filed.path()
                : file.file().name() + " was not filed again: its very bytes are there as " + filed.path();
    }

    private Accepted run(String organization, List<Recognised> files, List<String> told) {
        SortedSet<YearMonth> months = months(files);
        if (months.isEmpty()) {
            return new Accepted(told, "No month was run.", List.of());
        }
        String which = months.stream().map(YearMonth::toString).collect(Collectors.joining(", "));
        Optional<String> refused = runs.start(months, organization);
        return refused.map(why -> new Accepted(
                        told, "The files are in the inbox, and " + which + " did not run: " + why, List.copyOf(months)))
                .orElseGet(() -> new Accepted(told, "Runs now: " + which + ".", List.of()));
    }

    /** Nothing of it is filed. */
    public synchronized void drop(Upload asked, Actor actor) {
        Upload upload = upload(asked.id());
        String files = told(upload, List.of());
        uploads.drop(upload.id());
        acts.done(actor, "drop upload", upload.organization(), null, files, null);
    }
}
