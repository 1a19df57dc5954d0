package io.trueup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.report.WorkbookMonths;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workbooks of a usual organization a second, on one thread, warm, medians; and one with 100,000 findings. */
@Tag("bench")
class WorkbookBench {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 15;
    private static final int WORKBOOKS = 20;
    private static final double SECONDS_FOR_MANY = 10;

    @Test
    void usualWorkbooksASecond() {
        List<WorkbookMonths> usual = WorkbookMonths.usual();
        for (int i = 0; i < WARM_UP; i++) {
            usual.forEach(WorkbookMonths::workbook);
        }
        double[] perSecond = new double[ROUNDS];
        long bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < WORKBOOKS; j++) {
                bytes += usual.get(j % usual.size()).workbook().length;
            }
            perSecond[i] = WORKBOOKS * 1e9 / (System.nanoTime() - start);
        }
        Arrays.sort(perSecond);
        System.out.printf(
                Locale.ROOT,
                "Workbooks: %.1f a second on one thread (median of %d rounds), %d bytes each%n",
                perSecond[ROUNDS / 2],
                ROUNDS,
                bytes / ROUNDS / WORKBOOKS);
        assertThat(bytes).isPositive();
    }

    @Test
    void aHundredThousandFindings() {
        WorkbookMonths many = WorkbookMonths.withFindings(100_000);
        many.workbook();
        System.gc();
        long start = System.nanoTime();
        int bytes = many.workbook().length;
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "Workbook with 100,000 findings: %.1f s, %,d bytes, heap at most %,d MB%n",
                seconds,
                bytes,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(seconds).isLessThan(SECONDS_FOR_MANY);
    }
}
