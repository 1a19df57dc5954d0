package io.trueup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentOutcome;
import io.trueup.invoice.pdf.PdfInvoiceReader;
import io.trueup.invoice.pdf.Sample;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading the sample invoices beside bare PDFBox text extraction of the same files: one thread, warm, alternating rounds, medians. */
@Tag("bench")
class PdfReadingBench {

    private static final int WARM_UP_ROUNDS = 30;
    private static final int ROUNDS = 41;
    private static final double AIM = 0.6;

    private final PdfInvoiceReader reader = PdfInvoiceReader.create();

    @Test
    void readingIsAtLeastSixTenthsAsFastAsBareTextExtraction() throws IOException {
        List<Sample> samples = Sample.all().stream()
                .filter(sample -> sample.outcome() instanceof DocumentOutcome.Read)
                .toList();
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            readAll(samples);
            extractAll(samples);
        }
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = readAll(samples);
            bare[i] = extractAll(samples);
        }
        double ratio = median(ours) / median(bare);
        System.out.printf(
                Locale.ROOT,
                "PDF reading: %d files, %.0f files/s; bare text extraction %.0f files/s; ratio %.2f (aim %.1f)%n",
                samples.size(),
                median(ours),
                median(bare),
                ratio,
                AIM);
        assertThat(ratio).isGreaterThanOrEqualTo(AIM);
    }

    private double readAll(List<Sample> samples) {
        long start = System.nanoTime();
        long lines = 0;
        for (Sample sample : samples) {
            lines += sample.readBy(reader).lines().size();
        }
        assertThat(lines).isPositive();
        return filesPerSecond(samples, start);
    }

    private static double extractAll(List<Sample> samples) throws IOException {
        long start = System.nanoTime();
        long characters = 0;
        for (Sample sample : samples) {
            try (PDDocument document = Loader.loadPDF(sample.bytes())) {
                characters += new PDFTextStripper().getText(document).length();
            }
        }
        assertThat(characters).isPositive();
        return filesPerSecond(samples, start);
    }

    private static double filesPerSecond(List<Sample> samples, long start) {
        return samples.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
