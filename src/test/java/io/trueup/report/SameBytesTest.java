package io.trueup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.reconcile.Reconciliation;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal reconciliations give equal bytes, whenever, wherever and by whomever they are rendered. */
@Isolated("it changes the default locale and zone")
class SameBytesTest {

    static List<Reconciliation> months() {
        return SampleReconciliations.all();
    }

    @ParameterizedTest
    @MethodSource("months")
    void aSecondRenderingGivesTheSameBytes(Reconciliation month) {
        assertThat(render(month)).isEqualTo(render(month));
    }

    @ParameterizedTest
    @MethodSource("months")
    void neitherLocaleNorZoneShows(Reconciliation month) {
        String here = render(month);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("ar-EG-u-nu-arab", "de-CH", "tr-TR", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
                assertThat(render(month)).as(language).isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void manyThreadsGiveTheSameBytes() throws Exception {
        ReconciliationReports reports = new ReconciliationReports();
        Reconciliation month = SampleReconciliations.discrepant();
        String alone = render(month);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<String> task = () -> hex(reports, month);
            for (var result : threads.invokeAll(Collections.nCopies(12, task), 60, TimeUnit.SECONDS)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void aLargeMonthThatIsStreamedGivesTheSameBytes() {
        Reconciliation month = LargeMonthTest.month(6_000);

        assertThat(Arrays.hashCode(ReconciliationWorkbook.of(Edition.first(month), "1")))
                .isEqualTo(Arrays.hashCode(ReconciliationWorkbook.of(Edition.first(month), "1")));
    }

    @Test
    void theFilesStandInTheirOrder() {
        assertThat(new ReconciliationReports()
                        .render(Edition.first(SampleReconciliations.provisional()))
                        .keySet())
                .startsWith("reconciliation.xlsx", "result.json", "findings.csv", "journal.csv");
    }

    private static String render(Reconciliation month) {
        return hex(new ReconciliationReports(), month);
    }

    private static String hex(ReconciliationReports reports, Reconciliation month) {
        return reports.render(Edition.first(month)).entrySet().stream()
                .map(file -> file.getKey() + " " + HexFormat.of().formatHex(file.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
