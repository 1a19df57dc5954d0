package io.trueup.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Months and instants as the call writes them. */
final class Months {
    private Months() {}

    /** A month such as {@code 2026-08}. */
    static final class MonthConverter implements ITypeConverter<YearMonth> {
        @Override
        public YearMonth convert(String text) {
            return parse(text, "");
        }
    }

    /** A month of the call, which may be said by its place in time. */
    @FunctionalInterface
    interface Asked {
        YearMonth at(InstantSource clock);
    }

    /** A month such as {@code 2026-08}, or {@code previous}: the one before today's, in UTC. */
    static final class AskedConverter implements ITypeConverter<Asked> {
        @Override
        public Asked convert(String text) {
            if (text.equals("previous")) {
                return clock ->
                        YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(1);
            }
            YearMonth month = parse(text, ", or previous");
            return clock -> month;
        }
    }

    private static YearMonth parse(String text, String other) {
        if (text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            return YearMonth.parse(text);
        }
        throw new TypeConversionException(
                "'" + text + "' is not a month; write year and month, such as 2026-08" + other);
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
