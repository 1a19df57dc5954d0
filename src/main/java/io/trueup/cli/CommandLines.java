package io.trueup.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands put together, and what becomes of their errors: a sentence for the user, the whole story for the log. */
final class CommandLines {
    private final Desk desk;

    private CommandLines(Desk desk) {
        this.desk = desk;
    }

    /** Carries out a call. Returns the exit status. */
    static int execute(Desk desk, String... arguments) {
        return of(desk).execute(arguments);
    }

    /** All commands, ready to be called. */
    static CommandLine of(Desk desk) {
        return new CommandLines(desk).commandLine();
    }

    private CommandLine commandLine() {
        PrintWriter out = writer(desk.surroundings().out());
        CommandLine line = new CommandLine(new TrueupCommand())
                .addSubcommand(new RunCommand(desk))
                .addSubcommand(new StatusCommand(desk))
                .addSubcommand(new ScheduleCommand(desk))
                .addSubcommand(new WorkerCommand(desk))
                .addSubcommand(new RestartCommand(desk))
                .addSubcommand(new StopCommand(desk))
                .addSubcommand(new AbandonCommand(desk))
                .addSubcommand(new ExplainCommand(desk))
                .addSubcommand(new VerifyCommand(desk))
                .addSubcommand(new ReadCommand(desk))
                .addSubcommand(new BalanceCommand(desk))
                .addSubcommand(new ServeCommand(desk))
                .addSubcommand(new InitCommand(desk))
                .addSubcommand(new PricesCommand(desk))
                .addSubcommand(new OutboxCommand(desk));
        return line.setOut(out)
                .setErr(writer(desk.surroundings().err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(Math.min(desk.surroundings().width(), 100))
                .setParameterExceptionHandler(this::callWrong)
                .setExecutionExceptionHandler(this::failed);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int callWrong(ParameterException wrong, String[] arguments) {
        PrintStream err = desk.surroundings().err();
        say(err, sentence(wrong));
        String command = wrong.getCommandLine().getCommandName();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.println("Did you mean: " + String.join(" or ", unmatched.getSuggestions()) + "?");
        }
        err.println("How it is called: ./trueup " + (command.equals("trueup") ? "" : command + " ") + "--help");
        return ExitStatus.CALL_WRONG;
    }

    /** What picocli says about an argument, in the user's words. */
    private static String sentence(ParameterException wrong) {
        String message = wrong.getMessage() == null ? "The call is wrong." : wrong.getMessage();
        if (wrong.getCause() instanceof TypeConversionException conversion && conversion.getMessage() != null) {
            boolean option = wrong.getArgSpec() instanceof OptionSpec;
            message = (option ? ((OptionSpec) wrong.getArgSpec()).longestName() + ": " : "") + conversion.getMessage();
        }
        return message.replaceFirst(" at index [0-9]+(\\.\\.[0-9*]+)? \\(([A-Z]+)\\)", " $2")
                .replaceFirst("Unmatched argument at index [0-9]+:", "There is no such command or argument:")
                .replaceFirst("Unmatched arguments from index [0-9]+:", "There are no such arguments:")
                .replaceFirst("is not an? (int|long)$", "is not a whole number");
    }

    private int failed(Exception failure, CommandLine command, ParseResult parsed) {
        PrintStream err = desk.surroundings().err();
        boolean verbose = command.getCommand() instanceof Command one && one.verbose();
        if (failure instanceof CallRefused) {
            say(err, failure.getMessage());
        } else {
            say(err, messageOf(failure));
            Path log = command.getCommand() instanceof Command one
                    ? LogFile.record(one.home(), String.join(" ", parsed.originalArgs()), failure)
                    : null;
            if (log != null) {
                err.println("The whole story is in " + desk.surroundings().shown(log));
            }
        }
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof CallRefused ? ExitStatus.CALL_WRONG : ExitStatus.FAILED;
    }

    /** The outermost message that says something; a bare exception's name at the worst. */
    private static String messageOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                return message;
            }
        }
        return "Something failed that should not: " + failure.getClass().getSimpleName();
    }

    private static void say(PrintStream err, @Nullable String message) {
        String text = message == null ? "The call is wrong." : message;
        text.lines().forEach(line -> err.println("trueup: " + line));
    }
}
