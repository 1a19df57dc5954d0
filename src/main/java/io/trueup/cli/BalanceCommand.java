package io.trueup.cli;

import io.trueup.balance.HandReading;
import io.trueup.balance.HandReadings;
import io.trueup.balance.ReadingRefused;
import io.trueup.organization.Organization;
import io.trueup.text.OneLine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balance ORGANIZATION POOL REMAINING UNIT}: writes a reading taken from the dashboard into the inbox. */
@picocli.CommandLine.Command(
        name = "balance",
        header = "Writes a balance that you read from the dashboard into the inbox.",
        sortOptions = false)
final class BalanceCommand extends Command {

    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "0", paramLabel = "ORGANIZATION", description = "The name of its folder.")
    private String organization;

    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "1", paramLabel = "POOL", description = "Such as api:production or computer:organization.")
    private String pool;

    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "2", paramLabel = "REMAINING", description = "What remains, such as 42.17.")
    private String remaining;

    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "3", paramLabel = "UNIT", description = "USD for API pools, credits for Computer pools.")
    private String unit;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Months.InstantConverter.class,
            description = "When it was read, such as 2026-09-01T00:05:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--inbox", paramLabel = "DIR", description = "The inbox (default: sample-data).")
    private @Nullable Path inbox;

    BalanceCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        Path folder = OrganizationFolder.inbox(this, inbox, desk.rooms().settings(jobs()));
        Path yaml = OrganizationFolder.requireYaml(folder, organization, surroundings());
        Organization known = desk.rooms().organization(organization, yaml, jobs());
        Instant now = surroundings().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        HandReading reading;
        boolean added;
        String shown;
        try {
            reading = HandReading.of(known, pool, remaining, unit, at == null ? now : at, now);
            HandReadings file = HandReadings.of(folder.resolve(organization), reading.at());
            shown = surroundings().shown(file.path());
            added = file.add(reading, shown);
        } catch (ReadingRefused refused) {
            throw new CallRefused(OneLine.of(String.valueOf(refused.getMessage())));
        }
        surroundings()
                .out()
                .println(
                        added
                                ? "Written: " + reading.pool() + " held "
                                        + reading.remaining().toPlainString() + " " + reading.unit() + " at "
                                        + reading.at() + ", in " + shown
                                : "Nothing written: this very reading is already in " + shown);
        return ExitStatus.RECONCILED;
    }
}
