package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.money.Money;
import io.trueup.organization.Defaults;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise: the inbox that comes with the program is read whole, every file as what it is. */
class SampleDataTest {

    private static final Path INBOX = Path.of("sample-data");

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsKnown(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String path = INBOX.relativize(file).toString();
        if (file.endsWith("organization.yaml")) {
            Defaults defaults = new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")));
            assertThat(OrganizationYaml.parse(path, bytes, defaults).problems())
                    .extracting(Problem::message)
                    .isEmpty();
            return;
        }
        Inbox.Reading reading = Inbox.read(path, bytes);
        assertThat(reading.outcome()).isInstanceOf(DocumentOutcome.Read.class);
        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.outcome().kind())
                .isEqualTo(expected(file.getFileName().toString()));
    }

    private static DocumentKind expected(String name) {
        return switch (name) {
            case "balances.csv" -> DocumentKind.BALANCES;
            case "members.csv" -> DocumentKind.MEMBERS;
            case "computer-credit-usage.json" -> DocumentKind.COMPUTER_ANALYTICS;
            default -> name.endsWith(".json") ? DocumentKind.API_METERS : DocumentKind.INVOICE;
        };
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(INBOX)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
