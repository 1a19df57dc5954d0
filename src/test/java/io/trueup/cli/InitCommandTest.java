package io.trueup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.intake.DocumentIntake;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.money.Money;
import io.trueup.organization.Defaults;
import io.trueup.organization.Organization;
import io.trueup.organization.Organization.Tolerance;
import io.trueup.organization.OrganizationYaml;
import io.trueup.organization.Parsed;
import io.trueup.organization.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

    private static final Defaults USUAL = new Defaults(new Tolerance(Money.usd("0.02"), new BigDecimal("0.1")));

    @TempDir
    private Path folder;

    private Path sample(String organization) throws IOException {
        Path from = Path.of("sample-data", organization);
        Path to = folder.resolve(organization);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!file.getFileName().toString().equals("organization.yaml")) {
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    private Organization proposed(Path organization) throws IOException {
        Parsed<Organization> parsed = OrganizationYaml.parse(
                organization.getFileName() + "/organization.yaml",
                Files.readAllBytes(organization.resolve("organization.yaml")),
                USUAL);
        assertThat(parsed.problems()).extracting(Problem::message).isEmpty();
        return parsed.value();
    }

    private Bench bench() {
        Bench bench = new Bench(folder);
        bench.reader = DocumentIntake.of(PdfInvoiceReader.create());
        return bench;
    }

    @ParameterizedTest
    @ValueSource(strings = {"halyard-labs", "cobalt-freight", "northfold"})
    void theProposalIsAValidConfigurationThatKnowsWhatTheRealOneKnows(String name) throws IOException {
        Path organization = sample(name);

        assertThat(bench().call("init", organization.toString())).isZero();

        Organization proposed = proposed(organization);
        Organization real = OrganizationYaml.parse(
                        name + "/organization.yaml",
                        Files.readAllBytes(Path.of("sample-data", name, "organization.yaml")),
                        USUAL)
                .value();
        assertThat(proposed.name()).isEqualTo(real.name());
        assertThat(proposed.issuer()).isEqualTo(real.issuer());
        assertThat(proposed.api().getFirst().group())
                .isEqualTo(real.api().getFirst().group());
        assertThat(proposed.api().getFirst().invoiceSeries())
                .isEqualTo(real.api().getFirst().invoiceSeries());
        assertThat(proposed.api().getFirst().autoReload())
                .isEqualTo(real.api().getFirst().autoReload());
        assertThat(proposed.api().getFirst().keys())
                .extracting(key -> key.suffix())
                .containsExactlyInAnyOrderElementsOf(real.api().getFirst().keys().stream()
                        .map(key -> key.suffix())
                        .toList());
        assertThat(proposed.seats() == null).isEqualTo(real.seats() == null);
        if (real.seats() != null) {
            assertThat(proposed.seats().billingDay()).isEqualTo(real.seats().billingDay());
            assertThat(proposed.seats().plans())
                    .extracting(plan -> plan.tier() + " " + plan.price() + " " + plan.interval())
                    .containsExactlyInAnyOrderElementsOf(real.seats().plans().stream()
                            .map(plan -> plan.tier() + " " + plan.price() + " " + plan.interval())
                            .toList());
        }
        assertThat(proposed.computer()).isEqualTo(real.computer());
    }

    @Test
    void everyLineThatADocumentTellsNamesTheDocument() throws IOException {
        Path organization = sample("northfold");

        bench().call("init", organization.toString());

        assertThat(Files.readString(organization.resolve("organization.yaml")))
                .contains("name: \"Northfold Analytics LLC\"", "# 2026-0", "Invoice-B6S1XKQ0");
    }

    @Test
    void aConfigurationThatIsThereIsLeftAsItIs() throws IOException {
        Path organization = sample("northfold");
        Files.writeString(organization.resolve("organization.yaml"), "mine");

        Bench bench = bench();

        assertThat(bench.call("init", organization.toString())).isEqualTo(2);
        assertThat(bench.err()).contains("is there already");
        assertThat(Files.readString(organization.resolve("organization.yaml"))).isEqualTo("mine");
    }

    @Test
    void aFolderThatTellsNothingIsRefusedInAPlainSentence() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Bench bench = bench();

        assertThat(bench.call("init", folder.resolve("empty").toString())).isEqualTo(2);
        assertThat(bench.err()).contains("tells of an account");
        assertThat(bench.call("init", folder.resolve("nowhere").toString())).isEqualTo(2);
    }
}
