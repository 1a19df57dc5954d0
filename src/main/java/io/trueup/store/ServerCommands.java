package io.trueup.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own programs, called as they are meant to be. */
record ServerCommands(Path programs, ServerFiles files) {

    void initialize(Path data) throws IOException {
        call(
                EmbeddedServer.PATIENCE.multipliedBy(2),
                "initdb",
                "-D",
                data.toString(),
                "-U",
                EmbeddedServer.USER,
                "--pwfile=" + files.passwordPath(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    void start(int port, Duration patience) throws IOException {
        String options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c password_encryption=scram-sha-256",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c jit=off",
                "-c log_checkpoints=off",
                "-c max_connections=200");
        call(
                patience.plusSeconds(5),
                "pg_ctl",
                "-D",
                files.data().toString(),
                "-l",
                files.log().toString(),
                "-o",
                options,
                "-t",
                Long.toString(patience.toSeconds()),
                "-w",
                "start");
    }

    void stop() throws IOException {
        call(
                EmbeddedServer.PATIENCE.plusSeconds(5),
                "pg_ctl",
                "-D",
                files.data().toString(),
                "-m",
                "fast",
                "-t",
                "60",
                "-w",
                "stop");
    }

    private void call(Duration patience, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = files.logs().resolve(program + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed(program, "took longer than " + patience.toSeconds() + " s", output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, interrupted);
        }
        if (process.exitValue() != 0) {
            throw failed(program, "ended with status " + process.exitValue(), output);
        }
    }

    private CannotOpenException failed(String program, String how, Path output) throws IOException {
        return CannotOpenException.because(
                "The bundled database could not be used: " + program + " " + how + ": "
                        + Files.readString(output).strip().replaceAll("\\s*\\R\\s*", " / ") + " "
                        + files.lastWords(),
                null);
    }
}
