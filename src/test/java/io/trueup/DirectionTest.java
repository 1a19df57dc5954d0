package io.trueup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.trueup", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionTest {

    private static final String[] CORE = {
        "io.trueup.money..",
        "io.trueup.period..",
        "io.trueup.finding..",
        "io.trueup.document..",
        "io.trueup.invoice..",
        "io.trueup.credit..",
        "io.trueup.usage..",
        "io.trueup.seats..",
        "io.trueup.organization..",
        "io.trueup.reconcile..",
        "io.trueup.intake..",
        "io.trueup.text.."
    };

    @ArchTest
    static final ArchRule theCoreKnowsNoSpringNoSqlAndNoFiles = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "java.nio.file..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.io.File.class);

    @ArchTest
    static final ArchRule theCoreKnowsNothingOfTheRooms = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.trueup.store..",
                    "io.trueup.job..",
                    "io.trueup.report..",
                    "io.trueup.mail..",
                    "io.trueup.analytics..",
                    "io.trueup.balance..",
                    "io.trueup.setup..",
                    "io.trueup.schedule..",
                    "io.trueup.cli..",
                    "io.trueup.console..");

    @ArchTest
    static final ArchRule onlyTheFacesKnowTheSchedule = noClasses()
            .that()
            .resideOutsideOfPackages("io.trueup.schedule..", "io.trueup.cli..", "io.trueup.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.trueup.schedule..", "com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule nothingKnowsTheFaces = noClasses()
            .that()
            .resideOutsideOfPackages("io.trueup.cli..", "io.trueup.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.trueup.cli..", "io.trueup.console..");

    @ArchTest
    static final ArchRule readersOfPdfsKnowNothingOfTheReconciliation = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.trueup.invoice..", "io.trueup.credit..", "io.trueup.document..", "io.trueup.usage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.trueup.reconcile..", "io.trueup.organization..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.trueup.(*)..").should().beFreeOfCycles();
}
