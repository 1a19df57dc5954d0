package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trueup.finding.FindingCode;
import io.trueup.money.Money;
import io.trueup.organization.Defaults;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.organization.OrganizationYaml;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README.md and docs/ tell is there. */
class DocumentationTest {

    /** A call on a line of its own, up to the explanation behind it. */
    private static final Pattern CALL = Pattern.compile("(?m)^\\./trueup ([a-z].*?)(?= {2,}|$)");

    private static final Pattern NAMED_COMMAND = Pattern.compile("`\\./trueup ([a-z]+)");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** Calls, files, settings, environment variables. */
    private static final Pattern QUOTED = Pattern.compile("(?s)```.*?```|`[^`]*`");

    private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");

    @TempDir
    private Path folder;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.sorted().forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCallIsUnderstood(Path page) throws IOException {
        for (String call : found(CALL, Files.readString(page))) {
            String[] arguments = call.strip().split(" +");
            assertThatCode(() -> commands().parseArgs(arguments))
                    .as("./trueup %s in %s", call, page)
                    .doesNotThrowAnyException();
        }
        assertThat(commands().getSubcommands().keySet())
                .as(page.toString())
                .containsAll(found(NAMED_COMMAND, Files.readString(page)));
    }

    private CommandLine commands() {
        Bench bench = new Bench(folder);
        return CommandLines.of(new Desk(bench.surroundings(), bench));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        List<MatchResult> links = LINK.matcher(Files.readString(page)).results().toList();
        for (MatchResult link : links) {
            if (link.group(1).startsWith("http")) {
                continue;
            }
            Path target = link.group(1).isEmpty()
                    ? page
                    : page.resolveSibling(link.group(1)).normalize();
            assertThat(target).as("%s in %s", link.group(), page).exists();
            if (link.group(2) != null) {
                assertThat(found(HEADING, Files.readString(target)).stream().map(DocumentationTest::anchor))
                        .as("%s in %s", link.group(), page)
                        .contains(link.group(2));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void findingsAreCalledByTheirCodes(Path page) throws IOException {
        List<String> codes = Stream.of(FindingCode.values()).map(Enum::name).toList();
        String prose = QUOTED.matcher(Files.readString(page)).replaceAll("");
        List<String> told =
                CODE.matcher(prose).results().map(MatchResult::group).toList();
        assertThat(codes).as(page.toString()).containsAll(told);
    }

    @Test
    void theExampleOfAnOrganizationIsAccepted() throws IOException {
        String page = Files.readString(Path.of("docs/your-files.md"));
        String yaml = page.substring(page.indexOf("```yaml") + 7);

        assertThat(OrganizationYaml.parse(
                                "halyard-labs/organization.yaml",
                                yaml.substring(0, yaml.indexOf("```")).getBytes(StandardCharsets.UTF_8),
                                new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1"))))
                        .problems())
                .isEmpty();
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
