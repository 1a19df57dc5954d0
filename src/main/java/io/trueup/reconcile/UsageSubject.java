package io.trueup.reconcile;

import io.trueup.usage.UsageDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whose usage of which day and meter is told: what differs here is different usage. */
record UsageSubject(
        LocalDate day,
        String meter,
        @Nullable String model,
        @Nullable String context,
        @Nullable String key) {

    static UsageSubject of(UsageDay usage) {
        return new UsageSubject(usage.day(), usage.meter(), usage.model(), usage.context(), usage.key());
    }

    UsageSubject withoutContext() {
        return new UsageSubject(day, meter, model, null, key);
    }

    UsageSubject withoutKey() {
        return new UsageSubject(day, meter, model, context, null);
    }
}
