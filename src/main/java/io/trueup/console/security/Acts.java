package io.trueup.console.security;

import io.trueup.store.AuditLog;
import io.trueup.store.AuditLog.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what users do. */
@Component
public final class Acts {

    private final AuditLog log;

    Acts(AuditLog log) {
        this.log = log;
    }

    /**
     * @param reason null where none is asked for
     * @param before null where there was nothing
     * @param after null where there is nothing
     */
    public void done(
            Actor actor,
            String act,
            String subject,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after) {
        log.add(new Act(actor.name(), act, subject, reason, before, after, actor.address()));
    }
}
