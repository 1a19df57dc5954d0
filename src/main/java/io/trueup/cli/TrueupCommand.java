package io.trueup.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line itself: help and version; without a command it is a wrong call. */
@Command(
        name = "trueup",
        versionProvider = TrueupCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        header =
                "Reconciles what an organization spends at Perplexity: computed from credit, checked against the invoice.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Begin with: ./trueup run 2026-08 (the sample inbox). Of one command: ./trueup run --help",
            "",
            "Exit status: 0 reconciled, 1 the run failed, 2 the call or a file of jobs/ is wrong,",
            "3 a discrepancy or provisional, 4 a document or an organization was set aside."
        })
final class TrueupCommand implements Runnable {

    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? run, status, schedule, worker, restart, stop, abandon, explain, verify, read, balance, serve, init, prices or outbox; such as ./trueup run 2026-08");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = TrueupCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "trueup " + (version == null ? "from its classes" : version) + " (Java " + Runtime.version() + ")"
            };
        }
    }
}
