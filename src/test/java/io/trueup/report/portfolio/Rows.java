package io.trueup.report.portfolio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Made-up portfolios: what they come to is not the point, only that it comes out as it went in. */
final class Rows {

    private static final String[] NAMES = {
        "Halyard Labs, Inc.",
        "=HYPERLINK(\"http://evil\")",
        "+1 Company",
        "-Minus GmbH",
        "@At & <b>Sons</b>",
        "Ünïcode 🚢 \u202Eשלום",
    };

    private Rows() {}

    static Portfolio header(int rows) {
        return new Portfolio(YearMonth.of(2026, 8), 1, false, rows);
    }

    /** A row of every kind, in turn: by currency, standing, known and unknown figures, hostile names. */
    static PortfolioRow row(int index, Random random) {
        String organization =
                "organization-" + Integer.toString(1_000_000 + index).substring(1);
        if (index % 50 == 49) {
            return PortfolioRow.setAside(organization, organization + "/organization.yaml, line 3: zone is missing");
        }
        Standing standing = Standing.values()[1 + index % 3];
        BigDecimal spend = BigDecimal.valueOf(random.nextInt(1, 100_000_00), 2);
        boolean discrepant = standing == Standing.DISCREPANT;
        boolean invoiced = standing != Standing.PROVISIONAL;
        return new PortfolioRow(
                organization,
                NAMES[index % NAMES.length],
                standing,
                index % 20 == 7 ? "EUR" : index % 40 == 13 ? "JPY" : "USD",
                Figure.of(spend),
                Figure.of(spend.add(BigDecimal.ONE)),
                index % 9 == 0 ? Figure.unknown("open") : Figure.of(spend.add(BigDecimal.TWO)),
                invoiced ? Figure.of(spend.add(BigDecimal.ONE)) : Figure.unknown("no invoice"),
                invoiced ? Figure.of(new BigDecimal("0.00")) : Figure.unknown("no invoice"),
                discrepant ? spend.movePointLeft(1).setScale(2, java.math.RoundingMode.HALF_UP) : BigDecimal.ZERO,
                index % 4 == 0 ? Figure.of(BigDecimal.valueOf(random.nextInt(100_000))) : Figure.unknown("no pool"),
                BigDecimal.ZERO,
                discrepant ? 1 : 0,
                index % 5,
                discrepant ? "USAGE_MISMATCH" : "none",
                discrepant
                        ? "The invoice charges 12,300,000 output tokens of sonar-pro, the meters count 9,506,667: 41.90 USD too much."
                        : "",
                index % 7 == 0 ? 1 : 0,
                1 + index % 3,
                null);
    }

    static List<PortfolioRow> some(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(index -> row(index, random)).toList();
    }

    static byte[] bytes(List<PortfolioRow> rows) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PortfolioWorkbook.write(header(rows.size()), rows::forEach, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static XSSFWorkbook open(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
