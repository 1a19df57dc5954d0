package io.trueup.intake;

import io.trueup.credit.Movement;
import io.trueup.document.Fact;
import io.trueup.money.Amount;
import io.trueup.period.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of movements (formats.md section 1): what changed a pool's balance and stands on no invoice. */
final class MovementsCsv {

    private static final String KINDS = "one of "
            + Arrays.stream(Movement.Kind.values()).map(Movement.Kind::told).collect(Collectors.joining(", "));

    private MovementsCsv() {}

    static Fact read(CsvRow row) {
        When when = when(row);
        Pool pool = row.pool();
        Movement.Kind kind = kind(row);
        BigDecimal amount = row.number("amount");
        boolean unitFits = row.isInUnitOf(pool);
        checkSign(row, kind, amount);
        String reference = reference(row);
        if (when == null || pool == null || kind == null || amount == null || row.isRefused()) {
            return row.refusal();
        }
        return unitFits
                ? new Movement(
                        pool.name(),
                        kind,
                        Amount.of(amount, pool.unit()),
                        when.window(),
                        when.day(),
                        reference,
                        row.source())
                : row.wrongUnit(pool);
    }

    /** When it happened: an instant, or some time on a day. */
    private record When(TimeWindow window, LocalDate day) {}

    private static @Nullable When when(CsvRow row) {
        String text = row.text("occurred_at");
        if (text == null || !WrittenTime.isDay(text)) {
            Instant instant = row.instant("occurred_at");
            return instant == null
                    ? null
                    : new When(
                            TimeWindow.at(instant),
                            instant.atZone(ZoneOffset.UTC).toLocalDate());
        }
        LocalDate day = WrittenTime.day(text);
        if (day == null) {
            row.refuse("occurred_at", text, WrittenTime.DAY_ALLOWED + " or " + WrittenTime.INSTANT_ALLOWED);
            return null;
        }
        return new When(Movement.windowOf(day), day);
    }

    private static Movement.@Nullable Kind kind(CsvRow row) {
        String text = row.required("kind", KINDS);
        if (text == null) {
            return null;
        }
        for (Movement.Kind kind : Movement.Kind.values()) {
            if (kind.told().equals(text.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        row.refuse("kind", text, KINDS);
        return null;
    }

    /** A purchase that takes away, or an expiry that adds, is a wrong sign or a wrong kind: nobody but the writer can tell which. */
    private static void checkSign(CsvRow row, Movement.@Nullable Kind kind, @Nullable BigDecimal amount) {
        if (kind == null || amount == null || kind == Movement.Kind.ADJUSTMENT) {
            return;
        }
        boolean takesAway = kind == Movement.Kind.EXPIRY || kind == Movement.Kind.REFUND;
        if (amount.signum() != (takesAway ? -1 : 1)) {
            row.refuse(
                    "amount",
                    amount.toPlainString(),
                    (takesAway ? "less than zero" : "more than zero") + " for a movement of kind " + kind.told());
        }
    }

    /** A database keeps any text but the null character. */
    private static @Nullable String reference(CsvRow row) {
        String reference = row.text("reference");
        if (reference != null && reference.indexOf('\0') >= 0) {
            row.refuse("reference", reference, "text without control characters");
        }
        return reference;
    }
}
