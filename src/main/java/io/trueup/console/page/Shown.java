package io.trueup.console.page;

import io.trueup.money.Amount;
import io.trueup.money.AmountRange;
import io.trueup.report.Words;
import io.trueup.store.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and times as pages show them, whatever the machine's language or zone. */
public final class Shown {

    /** What stands where there is no figure. */
    public static final String NONE = "–";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Shown() {}

    /** Such as {@code August 2026}. */
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** Such as {@code 2026-09-03 00:16:05}, in UTC. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? NONE : SECOND.format(instant);
    }

    /** Such as {@code 1,164.84 USD}, with a true minus sign. */
    public static String amount(@Nullable Amount amount) {
        return amount == null ? NONE : amount.inWords().replace('-', '\u2212');
    }

    /** Such as {@code +34.25 USD}: a difference, which always shows its sign. */
    public static String difference(@Nullable Amount amount) {
        return amount == null ? NONE : (amount.told().isPositive() ? "+" : "") + amount(amount);
    }

    /** Such as {@code 1,164.84 USD}. */
    public static String amount(BigDecimal value, String currency) {
        return amount(Amount.of(value, currency));
    }

    /** A range such as {@code between 598.32 and 603.02 USD} or {@code at least 12.00 USD, upper end open}, its figures as any other here. */
    public static String range(AmountRange range) {
        return Words.range(range, Shown::amount);
    }

    /** A range with its estimate, such as {@code between 598.32 and 603.02 USD, best estimate 600.71 USD}. */
    public static String range(AmountRange range, @Nullable Amount estimate) {
        if (estimate == null || range.isPoint()) {
            return range(range);
        }
        return (range.isUnknown() ? "" : range(range) + ", ") + "best estimate " + amount(estimate);
    }

    /** What is to be accrued for the invoices of a month that have not come; what is not known is said so. */
    public static String accrued(Standing month) {
        if (month.missing() == 0) {
            return NONE;
        }
        String known = amount(month.accrued(), month.currency());
        return month.unestimated() == 0 ? known : month.isAccruedKnown() ? "at least " + known : "not known";
    }

    /** Such as {@code 12,345}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Such as {@code 1,756,118} or {@code 0.25}: what was counted, with all its digits. */
    public static String quantity(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** A number and a noun that agree, such as {@code 1 document} or {@code 2 documents}. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Such as {@code 1 h 05 min}, {@code 3 min 20 s} or {@code 0.4 s}. */
    public static String duration(@Nullable Duration duration) {
        if (duration == null || duration.isNegative()) {
            return NONE;
        }
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /** Such as {@code 812 bytes}, {@code 14 KB} or {@code 2.3 MB}. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        return bytes < 1024 * 1024
                ? Math.ceilDiv(bytes, 1024) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
