package io.trueup.reconcile;

import io.trueup.money.Credits;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Computer credits used on a UTC day, as the analytics tell it.
 *
 * @param count all credits used
 * @param paid of them from allotments and bought credit; null where the source is not told
 * @param promotional of them free of charge; null where the source is not told
 * @param whole whether every bucket of the day is there
 */
public record ComputerDay(
        LocalDate day,
        Credits count,
        @Nullable Credits paid,
        @Nullable Credits promotional,
        boolean whole) {}
