package io.trueup.finding;

import io.trueup.money.Amount;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing found in a month.
 *
 * @param account the account's name, such as {@code api:production}; null when no account can be told
 * @param amount what it is worth in the account's unit; null if not countable
 * @param message one sentence that a finance person understands, with the figures
 * @param evidence the places that prove it, the most telling first
 */
public record Finding(
        FindingCode code,
        @Nullable String account,
        @Nullable Amount amount,
        String message,
        List<Provenance> evidence) {

    /** The order of reports: errors first, then by account, code and place, so that the same findings always stand in the same order. */
    public static final Comparator<Finding> ORDER = Comparator.comparing((Finding f) -> f.code.severity())
            .thenComparing(Finding::account, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::code)
            .thenComparing(
                    f -> f.evidence.isEmpty() ? null : f.evidence.getFirst(),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::message);

    public Finding {
        evidence = List.copyOf(evidence);
    }

    public Severity severity() {
        return code.severity();
    }
}
