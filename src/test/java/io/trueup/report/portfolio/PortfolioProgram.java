package io.trueup.report.portfolio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes a portfolio of so many rows to a file, a program of its own so that bench/portfolio can measure it beside others: file, rows. */
final class PortfolioProgram {

    private static final long SEED = 20_261_120L;

    private PortfolioProgram() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[1]);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), 1 << 16)) {
            Random random = new Random(SEED);
            PortfolioWorkbook.write(
                    Rows.header(rows),
                    consumer -> {
                        for (int i = 0; i < rows; i++) {
                            consumer.accept(Rows.row(i, random));
                        }
                    },
                    out);
        }
    }
}
