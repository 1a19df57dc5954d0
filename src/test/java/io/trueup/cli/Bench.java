package io.trueup.cli;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import io.trueup.invoice.FootingError;
import io.trueup.invoice.Invoice;
import io.trueup.job.Drafts;
import io.trueup.job.ExecutionView;
import io.trueup.job.History;
import io.trueup.job.Mailroom;
import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.job.RunSummary;
import io.trueup.job.Verification;
import io.trueup.organization.Organization;
import io.trueup.organization.ScheduleSettings;
import io.trueup.store.Outbox;
import io.trueup.usage.PriceList;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** The command line on a bench: its rooms are kept in memory, what it prints is caught. */
final class Bench implements Rooms {
    static final Instant NOW = Instant.parse("2026-09-10T12:00:00Z");

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Path folder;
    int width = 100;

    Settings settings = Settings.NONE;
    ScheduleSettings schedule = ScheduleSettings.OFF;
    DocumentReader reader = new KindOnly();
    Function<Invoice, List<FootingError>> footing = invoice -> List.of();
    Organization organization = Samples.organization();
    PriceList prices = new PriceList(List.of());
    final Kept kept = new Kept();
    RuntimeException opening;

    Bench(Path folder) {
        this.folder = folder;
    }

    int call(String... arguments) {
        return CommandLines.execute(new Desk(surroundings(), this), arguments);
    }

    Surroundings surroundings() {
        return new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                width,
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> 0,
                folder,
                folder);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public DocumentReader documentReader() {
        return reader;
    }

    @Override
    public List<FootingError> footing(Invoice invoice) {
        return footing.apply(invoice);
    }

    @Override
    public Settings settings(Path jobs) {
        return settings;
    }

    @Override
    public Organization organization(String id, Path yaml, Path jobs) {
        return organization;
    }

    @Override
    public PriceList prices(Path jobs) {
        return prices;
    }

    @Override
    public ScheduleSettings schedule(Path jobs) {
        return schedule;
    }

    @Override
    public Operations open(Path home, String database, Path jobs) {
        if (opening != null) {
            throw opening;
        }
        kept.home = home;
        kept.database = database;
        return kept;
    }

    /** A database that only remembers what it is asked. */
    static final class Kept implements Operations {
        final List<String> asked = new ArrayList<>();
        final List<ExecutionView> executions = new ArrayList<>();
        RunSummary summary;
        RunRequest request;
        Result newest;
        Path home;
        String database;
        boolean closed;
        final KeptMails mailroom = new KeptMails();

        @Override
        public RunSummary run(RunRequest asking, Progress progress) {
            request = asking;
            progress.advanced("collect", 0, 2);
            progress.advanced("collect", 2, 2);
            return summary;
        }

        @Override
        public RunSummary restart(long execution, int threads, Progress progress) {
            asked.add("restart " + execution);
            return summary;
        }

        @Override
        public String stop(long execution) {
            asked.add("stop " + execution);
            return "Execution " + execution + " stops at its next chunk.";
        }

        @Override
        public String abandon(long execution) {
            asked.add("abandon " + execution);
            return "Execution " + execution + " is abandoned.";
        }

        @Override
        public List<ExecutionView> executions(YearMonth month) {
            return executions.stream()
                    .filter(one -> month == null || one.month().equals(month))
                    .toList();
        }

        @Override
        public Optional<Result> newest(YearMonth month, String organization) {
            return Optional.ofNullable(newest);
        }

        @Override
        public Verification verify(Path workbook) {
            asked.add("verify " + workbook.getFileName());
            return new Verification(Verification.Outcome.REFUSED, null, null, "Nothing is kept here", List.of());
        }

        @Override
        public Mailroom mailroom() {
            return mailroom;
        }

        @Override
        public Drafts drafts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public History history() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DataSource database() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** An outbox that only remembers what it is asked. */
    static final class KeptMails implements Mailroom {
        final List<String> asked = new ArrayList<>();
        final List<Outbox.Mail> mails = new ArrayList<>();
        Sent sent = new Sent(0, 0, 0, 0, 0, false);
        Resent resent = new Resent(true, "Mail was sent");

        @Override
        public List<Outbox.Mail> mails(int limit) {
            return mails.stream().limit(limit).toList();
        }

        @Override
        public List<Outbox.Count> counts() {
            return mails.stream().map(mail -> new Outbox.Count(mail.state(), 1)).toList();
        }

        @Override
        public Sent send(boolean dueOnly, Progress progress) {
            asked.add("send " + dueOnly);
            return sent;
        }

        @Override
        public Resent resend(long id, Progress progress) {
            asked.add("resend " + id);
            return resent;
        }
    }

    /** Reads everything as a metric without facts. */
    private static final class KindOnly implements DocumentReader {
        @Override
        public DocumentOutcome read(DocumentSource source, FactSink sink) {
            return DocumentOutcome.read(DocumentKind.METRIC);
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
