package io.trueup.job;

import io.trueup.store.Database;
import io.trueup.store.Run;
import io.trueup.store.Runs.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns a request into a run, or says what is wrong with it. */
final class NewRuns {

    private final Rooms rooms;

    NewRuns(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Why a request cannot be carried out, whatever the database holds. */
    static Optional<String> wrongWith(RunRequest request) {
        Path inbox = request.inbox();
        if (request.threads() < 1 || request.threads() > Database.MOST_THREADS) {
            return Optional.of(
                    "--threads is a number from 1 to " + Database.MOST_THREADS + ", not " + request.threads());
        }
        if (!Files.isDirectory(inbox)) {
            return Optional.of("The inbox " + inbox + (Files.exists(inbox) ? " is no folder" : " does not exist")
                    + ": name the folder that holds the organizations' folders with --inbox");
        }
        if (whole(request.reports()).startsWith(whole(inbox))) {
            return Optional.of("The reports folder " + request.reports() + " lies inside the inbox " + inbox
                    + ": the next run would read its own reports. Name another one with --reports");
        }
        try {
            List<String> there = new Inbox(inbox).organizations();
            List<String> unknown = request.organizations().stream()
                    .filter(organization -> !there.contains(organization))
                    .sorted()
                    .toList();
            if (!unknown.isEmpty()) {
                return Optional.of("The inbox " + inbox + " has no organization " + String.join(", ", unknown)
                        + "; it has " + told(there));
            }
            return there.isEmpty()
                    ? Optional.of("The inbox " + inbox + " holds no organization's folder: nothing to reconcile")
                    : Optional.empty();
        } catch (IOException | SecurityException failure) {
            return Optional.of(
                    "The inbox " + inbox + " cannot be read (" + failure.getMessage() + "): make it readable");
        }
    }

    private static String told(List<String> organizations) {
        int most = 10;
        return organizations.isEmpty()
                ? "none"
                : String.join(", ", organizations.subList(0, Math.min(most, organizations.size())))
                        + (organizations.size() > most ? " and " + (organizations.size() - most) + " more" : "");
    }

    /** How an unfinished run differs from what is asked for now. */
    static Optional<String> difference(Run run, RunRequest request) {
        List<String> differences = new ArrayList<>();
        differs(differences, "--inbox", run.inbox(), whole(request.inbox()));
        differs(differences, "--reports", run.reports(), whole(request.reports()));
        differs(differences, "--organization", run.only(), only(request));
        if (request.asOf() != null) {
            differs(differences, "--as-of", run.asOf(), request.asOf());
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", differences));
    }

    private static void differs(List<String> differences, String option, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            differences.add(option + " " + told(before) + " (now " + told(now) + ")");
        }
    }

    private static String told(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "all"
                    : String.join(", ", list.stream().map(Object::toString).toList());
        }
        return value.toString();
    }

    /** Writes down a new run with every organization of the inbox; those that are not configured rightly are set aside at once. */
    Run prepare(RunRequest request, Instant asOf, Progress progress) {
        Inbox inbox = new Inbox(whole(request.inbox()));
        try {
            inbox.strays()
                    .forEach(stray -> progress.note(
                            stray + " lies beside the organizations' folders and belongs to none: it was left out"));
            List<String> organizations = request.organizations().isEmpty() ? inbox.organizations() : only(request);
            List<Member> members = new ArrayList<>();
            for (String organization : organizations) {
                members.add(member(inbox, organization));
            }
            return Objects.requireNonNull(rooms.transaction().execute(status -> {
                Run run = new Run(
                        request.month(),
                        rooms.runs().nextNumber(request.month()),
                        Run.ONLY_SHARD,
                        inbox.folder(),
                        whole(request.reports()),
                        only(request),
                        asOf,
                        request.asOf() == null ? asOf : Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        MonthlyReconciliation.partitionsFor(members.size()));
                rooms.runs().add(run, members);
                return run;
            }));
        } catch (IOException failure) {
            throw new RunFailure("The inbox " + inbox.folder() + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private Member member(Inbox inbox, String organization) {
        try {
            byte[] yaml = inbox.yaml(organization);
            List<String> problems = rooms.configured().problems(organization, yaml);
            return new Member(organization, yaml, problems.isEmpty() ? null : String.join("\n", problems), false);
        } catch (IOException failure) {
            return new Member(
                    organization,
                    null,
                    organization + "/" + Inbox.YAML + " cannot be read (" + failure.getMessage()
                            + "): make it readable",
                    false);
        }
    }

    private static List<String> only(RunRequest request) {
        return request.organizations().stream().distinct().sorted().toList();
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
