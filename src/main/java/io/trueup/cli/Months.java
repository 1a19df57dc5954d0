package io.trueup.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Months and instants as the call writes them. */
final class Months {
    private Months() {}

    /** A month such as {@code 2026-08}. */
    static final class MonthConverter implements ITypeConverter<YearMonth> {
        @Override
        public YearMonth convert(String text) {
            if (text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
                return YearMonth.parse(text);
            }
            throw new TypeConversionException("'" + text + "' is not a month; write year and month, such as 2026-08");
        }
    }

    /** An instant with its offset, such as {@code 2026-09-01T00:05:00Z}. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notAnInstant) {
                throw new TypeConversionException(
                        "'" + text + "' is not an instant; write date, time and offset, such as 2026-09-01T00:05:00Z");
            }
        }
    }
}
