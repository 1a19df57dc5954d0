package io.trueup.cli;

import io.trueup.finding.FindingCode;
import io.trueup.job.Operations;
import io.trueup.job.Operations.Result;
import io.trueup.text.OneLine;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code explain MONTH ORGANIZATION [CODE]}: why a finding stands, with its evidence. */
@picocli.CommandLine.Command(
        name = "explain",
        header = "Shows why each finding of a month stands: the rule, the figures and the evidence.",
        sortOptions = false)
final class ExplainCommand extends DatabaseCommand {

    @SuppressWarnings("NullAway.Init")
    @Parameters(
            index = "0",
            paramLabel = "MONTH",
            converter = Months.MonthConverter.class,
            description = "Such as 2026-08.")
    private YearMonth month;

    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "1", paramLabel = "ORGANIZATION", description = "The name of its folder.")
    private String organization;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "CODE",
            description = "Only this finding, such as SERIES_GAP.")
    private @Nullable String code;

    ExplainCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() {
        OrganizationFolder.requireName(organization);
        FindingCode only = code == null ? null : codeOf(code);
        if (nothingRunYet()) {
            throw noDatabase();
        }
        try (Operations operations = open()) {
            Result result = operations
                    .newest(month, organization)
                    .orElseThrow(() -> new CallRefused("There is no result of " + organization + " for " + month
                            + ". Make one with ./trueup run " + month + "."));
            Explanation.of(result, only, surroundings())
                    .lines()
                    .forEach(surroundings().out()::println);
        }
        return ExitStatus.RECONCILED;
    }

    private static FindingCode codeOf(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(FindingCode.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new CallRefused("'" + OneLine.of(text) + "' is no finding code." + similar(wanted)));
    }

    private static String similar(String wanted) {
        List<String> words = List.of(wanted.split("_"));
        List<String> near = Arrays.stream(FindingCode.values())
                .map(FindingCode::name)
                .filter(name -> words.stream().anyMatch(word -> word.length() > 3 && name.contains(word)))
                .toList();
        return near.isEmpty()
                ? " They are listed in the workbook's sheet Findings."
                : " Did you mean " + String.join(" or ", near) + "?";
    }
}
