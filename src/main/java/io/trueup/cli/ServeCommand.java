package io.trueup.cli;

import io.trueup.console.Console;
import io.trueup.console.ConsoleSchedule;
import io.trueup.console.ConsoleSettings;
import io.trueup.console.WrongSettingException;
import io.trueup.job.Operations;
import io.trueup.job.Progress;
import io.trueup.job.RunRequest;
import io.trueup.organization.ScheduleSettings;
import io.trueup.schedule.Schedule;
import io.trueup.schedule.Worker;
import io.trueup.text.OneLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code serve}: the web console, until it is stopped. */
@picocli.CommandLine.Command(
        name = "serve",
        header = "Serves the web console until stopped (Ctrl-C).",
        description = "The first start makes one user, admin, and shows its password once.",
        sortOptions = false)
final class ServeCommand extends DatabaseCommand {

    private static final int MOST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "Default: 8080; 0: any free one.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The network address to listen on (default: 127.0.0.1, this machine only).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--behind-proxy",
            description = "A proxy before it ends TLS: its X-Forwarded-* headers are believed.")
    private boolean behindProxy;

    @Option(names = "--reset-admin", description = "Gives the user admin a new password first and shows it once.")
    private boolean resetAdmin;

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Where runs that are started in the console read (default: sample-data).")
    private @Nullable Path inbox;

    @Option(names = "--reports", paramLabel = "DIR", description = "Where they write (default: reports).")
    private @Nullable Path reports;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How much at once (default: as many as there are cores).")
    private @Nullable Integer threads;

    @Option(
            names = "--with-worker",
            description = "Also runs months when they are due, as ./trueup worker does, on the console's inbox.")
    private boolean withWorker;

    ServeCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws InterruptedException {
        requireFree();
        ConsoleSettings settings = settings(desk.rooms().settings(jobs()));
        ScheduleSettings schedule = desk.rooms().schedule(jobs());
        requireSchedule(schedule);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> end(asked, ended), "console-end");
        try (Operations operations = open()) {
            String reset = resetAdmin ? Console.resetAdmin(operations) : null;
            try (Console console = Console.serve(operations, settings, new ConsoleSchedule(schedule, withWorker));
                    Worker worker = withWorker ? worker(operations, settings, schedule) : null) {
                Runtime.getRuntime().addShutdownHook(hook);
                tell(console, reset);
                asked.await();
            }
        } catch (WrongSettingException wrong) {
            throw new CallRefused(String.valueOf(wrong.getMessage()));
        } finally {
            ended.countDown();
        }
        return ExitStatus.RECONCILED;
    }

    private void requireSchedule(ScheduleSettings schedule) {
        if (withWorker && !schedule.enabled()) {
            throw new CallRefused(
                    "The schedule is off, so there is nothing to work for: leave out --with-worker, or set enabled: true"
                            + " under schedule: in "
                            + surroundings().shown(jobs().resolve("monthly-reconciliation.yaml")) + ".");
        }
    }

    private Worker worker(Operations operations, ConsoleSettings settings, ScheduleSettings schedule) {
        return Schedule.of(operations.database(), schedule, surroundings().clock())
                .work(
                        month -> operations.run(
                                new RunRequest(
                                        month,
                                        settings.inbox(),
                                        settings.reports(),
                                        List.of(),
                                        null,
                                        settings.threads()),
                                Progress.NONE),
                        () -> operations.mailroom().send(true, Progress.NONE),
                        due -> {});
    }

    /** On a signal: lets the main thread close everything, and waits until it has. */
    private static void end(CountDownLatch asked, CountDownLatch ended) {
        asked.countDown();
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Console console, @Nullable String reset) {
        String password = reset == null ? console.firstPassword() : reset;
        if (password != null) {
            surroundings().out().println("User admin, password " + password);
            surroundings().out().println("It is shown this once and kept nowhere: change it after the first login.");
        }
        surroundings().out().println("The console is at http://" + host() + ":" + console.port() + " (Ctrl-C ends it)");
        surroundings().out().flush();
    }

    private String host() {
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    private ConsoleSettings settings(Rooms.Settings configured) {
        return new ConsoleSettings(
                bind,
                port,
                behindProxy,
                home(),
                OrganizationFolder.inbox(this, inbox, configured),
                reports(configured),
                Threads.of(threads, configured));
    }

    private Path reports(Rooms.Settings configured) {
        if (reports != null) {
            return path(reports);
        }
        return configured.reports() == null ? besideTheLauncher("reports") : configured.reports();
    }

    /** Before the database is opened, so that a wrong call leaves nothing behind. */
    private void requireFree() {
        if (port < 0 || port > MOST_PORT) {
            throw new CallRefused("--port is " + port + "; allowed is 0 to " + MOST_PORT + ".");
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw new CallRefused("--bind is '" + OneLine.of(bind)
                    + "', which is no address of this machine; leave it out for 127.0.0.1, or write 0.0.0.0 for all.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new CallRefused("Port " + port + " of " + bind + " cannot be had (" + taken.getMessage()
                    + "): another program may use it. Name another one with --port.");
        }
    }
}
