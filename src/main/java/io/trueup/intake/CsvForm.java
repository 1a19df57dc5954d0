package io.trueup.intake;

import io.trueup.document.DocumentKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of formats.md section 1, each known by its columns. */
enum CsvForm {
    BALANCES(DocumentKind.BALANCES, List.of("observed_at", "pool", "remaining", "unit"), List.of("pending")),
    MOVEMENTS(DocumentKind.MOVEMENTS, List.of("occurred_at", "pool", "kind", "amount", "unit"), List.of("reference")),
    MEMBERS(DocumentKind.MEMBERS, List.of("email", "tier", "joined_on", "left_on"), List.of()),
    MEMBER_CREDITS(DocumentKind.MEMBER_CREDITS, List.of("as_of", "email", "granted", "used", "remaining"), List.of()),
    METRIC(DocumentKind.METRIC, List.of("data_series__date"), List.of()) {
        @Override
        boolean knows(String column) {
            return super.knows(column) || column.startsWith(METRIC_VALUES);
        }
    };

    private static final String METRIC_VALUES = "data_series__values__";

    private final DocumentKind kind;
    private final List<String> required;
    private final List<String> optional;

    CsvForm(DocumentKind kind, List<String> required, List<String> optional) {
        this.kind = kind;
        this.required = required;
        this.optional = optional;
    }

    DocumentKind kind() {
        return kind;
    }

    List<String> required() {
        return required;
    }

    boolean knows(String column) {
        return required.contains(column) || optional.contains(column);
    }

    /** The form that most of its required columns speak for: half of them at least, so that a missing column can be named. */
    static Optional<CsvForm> of(Set<String> columns) {
        return Arrays.stream(values())
                .filter(form -> 2 * form.present(columns) >= form.required.size() && form.present(columns) > 0)
                .max(Comparator.comparingDouble((CsvForm form) -> (double) form.present(columns) / form.required.size())
                        .thenComparing(form -> form.present(columns))
                        .thenComparing(Comparator.<CsvForm>naturalOrder().reversed()));
    }

    private long present(Set<String> columns) {
        return required.stream().filter(columns::contains).count();
    }
}
