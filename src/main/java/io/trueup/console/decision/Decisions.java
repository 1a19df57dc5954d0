package io.trueup.console.decision;

import io.trueup.console.page.Shown;
import io.trueup.finding.Finding;
import io.trueup.finding.Severity;
import io.trueup.reconcile.Reconciliation;
import io.trueup.store.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided about findings; a decision holds for every version in which the finding has the same figures on the same evidence. */
@Component
public final class Decisions {
    private final JdbcClient sql;

    Decisions(JdbcClient sql) {
        this.sql = sql;
    }

    /** What one can say of a finding. */
    public enum Kind {
        ACCEPTED("accepted", "it is right as it is, and nothing is to be done"),
        DISPUTED("disputed with the vendor", "the vendor is asked to correct it"),
        WAIVED("waived", "it is wrong, and not worth the trouble");

        private final String words;
        private final String meaning;

        Kind(String words, String meaning) {
            this.words = words;
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A decision.
     *
     * @param owner who sees to it
     * @param author who entered it
     */
    public record Decision(Kind kind, String owner, String reason, String author, Instant at) {
        public String words() {
            return kind.words() + " on " + Shown.time(at) + " by " + author + ", owner " + owner + ": " + reason;
        }
    }

    /** The decisions of a month, to be asked for each of its findings. */
    public record OfMonth(Reconciliation month, Map<String, Decision> byKey, Keys keys) {
        public OfMonth {
            byKey = Map.copyOf(byKey);
        }

        public @Nullable Decision of(Finding finding) {
            return byKey.isEmpty() ? null : byKey.get(key(finding));
        }

        /** Names the finding in addresses: the same as long as its figures are. */
        public String key(Finding finding) {
            return keys.of(finding);
        }

        /** Whether every error of the month, of which there is one at least, is decided. */
        public boolean isSettled() {
            List<Finding> errors = month.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
            return !errors.isEmpty() && errors.stream().allMatch(finding -> of(finding) != null);
        }
    }

    public OfMonth of(Reconciliation month) {
        Map<String, Decision> byKey = new TreeMap<>();
        sql.sql("select * from finding_decision where organization = :organization and month = :month")
                .param("organization", month.organization())
                .param("month", month.month().toString())
                .query((row, n) -> byKey.put(
                        row.getString("figures"),
                        new Decision(
                                Kind.valueOf(row.getString("decision")),
                                row.getString("owner"),
                                row.getString("reason"),
                                row.getString("author"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list();
        return new OfMonth(month, byKey, Keys.of(month));
    }

    void decide(Reconciliation month, Finding finding, Decision decision) {
        bind(
                        "insert into finding_decision (organization, month, code, account, figures, decision, owner, reason, author, at)"
                                + " values (:organization, :month, :code, :account, :figures, :decision, :owner, :reason, :author, :at)"
                                + " on conflict (organization, month, code, account, figures) do update set decision = :decision,"
                                + " owner = :owner, reason = :reason, author = :author, at = :at",
                        month,
                        finding)
                .param("decision", decision.kind().name())
                .param("owner", decision.owner())
                .param("reason", decision.reason())
                .param("author", decision.author())
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void takeBack(Reconciliation month, Finding finding) {
        bind(
                        "delete from finding_decision where organization = :organization and month = :month and code = :code"
                                + " and account = :account and figures = :figures",
                        month,
                        finding)
                .update();
    }

    private JdbcClient.StatementSpec bind(String statement, Reconciliation month, Finding finding) {
        return sql.sql(statement)
                .param("organization", month.organization())
                .param("month", month.month().toString())
                .param("code", finding.code().name())
                .param("account", account(finding))
                .param("figures", Keys.of(month).of(finding));
    }

    private static String account(Finding finding) {
        return Objects.requireNonNullElse(finding.account(), "");
    }

    /**
     * Names findings by what they say in figures.
     *
     * @param hashes of the month's documents by their files, since a document may be filed elsewhere
     */
    public record Keys(Map<String, String> hashes) {
        static Keys of(Reconciliation month) {
            Map<String, String> hashes = new HashMap<>();
            month.documents().forEach(use -> hashes.putIfAbsent(use.file(), use.sha256()));
            return new Keys(hashes);
        }

        public Keys {
            hashes = Map.copyOf(hashes);
        }

        /** Of its amount and the bytes that prove it; where a finding has neither, of its sentence. */
        String of(Finding finding) {
            String evidence = finding.evidence().stream()
                    .map(at -> hashes.getOrDefault(at.file(), at.file()) + " " + at.page() + " " + at.row())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining("\n"));
            String amount = finding.amount() == null
                    ? finding.message()
                    : finding.amount().value().stripTrailingZeros().toPlainString() + " "
                            + finding.amount().unit();
            return Sha256.of(String.join("\n", finding.code().name(), account(finding), amount, evidence));
        }
    }
}
