package io.trueup.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails of every version, unique by version and recipient, and what became of each (design.md, "deliver"). */
public final class Outbox {

    /** A mail that somebody died with, or whose server fell silent: nobody knows whether it was accepted. */
    private static final String CUT_OFF =
            "The process that was handing it over ended before the server's answer was known";

    private static final String SUPERSEDED = "A newer version came before it was sent";

    private static final String WITHDRAWN = "organization.yaml named this recipient no longer";

    /** Of what was refused or in doubt the newer version's mail tells all; how it stood is kept in words. */
    private static final String SUPERSEDE =
            "update outbox set state = 'superseded', next_attempt = null, changed = now(),"
                    + " reason = case state when 'queued' then :reason"
                    + " else state || ' until a newer version came: ' || coalesce(reason, '') end"
                    + " where state in ('queued', 'refused', 'in doubt') and ";

    /** The newest version of the row's month: only that one is ever sent. */
    private static final String NEWEST =
            "(select max(version) from reconciliation r where r.organization = outbox.organization and r.month = outbox.month)";

    /** A claim whose holder is gone is in doubt, whether or not somebody has written that down yet. */
    private static final String SHOWN =
            "case when state = 'claimed' and not " + MailLock.HELD + " then 'in doubt' else state end";

    private static final String DUE = " and (next_attempt is null or next_attempt <= now())";

    private final JdbcClient sql;

    public Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    /** What became of a mail. */
    public enum State {
        /** Waits to be sent. */
        QUEUED,
        /** Is being handed to the server. */
        CLAIMED,
        /** The server has accepted it. */
        SENT,
        /** Stands as a file. */
        WRITTEN,
        /** The server refuses it for good. */
        REFUSED,
        /** It was handed over, and the answer is not known; sent again only by hand. */
        IN_DOUBT,
        /** A newer version came before it was sent, or its recipient is no longer to have it. */
        SUPERSEDED;

        /** The name in the table and for people. */
        public String told() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static State of(String told) {
            return valueOf(told.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    /**
     * A mail.
     *
     * @param nextAttempt not before; null: at once, or never again
     * @param reason why it is not sent, in words; null if nothing is wrong
     */
    public record Mail(
            long id,
            String organization,
            YearMonth month,
            int version,
            String recipient,
            State state,
            int attempts,
            @Nullable Instant nextAttempt,
            Instant changed,
            @Nullable String reason) {}

    /** How many mails stand so. */
    public record Count(State state, long mails) {}

    /** Whether anybody was told of a version already: one that an abandoned run left untold still goes out. */
    public boolean isQueued(String organization, YearMonth month, int version) {
        return ofVersion(
                                "select count(*) from outbox where state <> 'superseded' and ",
                                "",
                                organization,
                                month,
                                version)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Queues a mail of the newest version once, however often it is asked for; one that was withdrawn waits again. */
    public void queue(String organization, YearMonth month, int version, String recipient) {
        sql.sql("insert into outbox (organization, month, version, recipient)"
                        + " values (:organization, :month, :version, :recipient)"
                        + " on conflict (organization, month, version, recipient) do update"
                        + " set state = 'queued', reason = null, changed = now() where outbox.state = 'superseded'")
                .param("organization", organization)
                .param("month", month.toString())
                .param("version", version)
                .param("recipient", recipient)
                .update();
    }

    /** Drops what is open of versions before the newest: it is never sent late. */
    public void supersede() {
        sql.sql(SUPERSEDE + "version < " + NEWEST).param("reason", SUPERSEDED).update();
    }

    /** The same for one month. */
    public void supersede(String organization, YearMonth month, int newest) {
        sql.sql(SUPERSEDE + "organization = :organization and month = :month and version < :version")
                .param("reason", SUPERSEDED)
                .param("organization", organization)
                .param("month", month.toString())
                .param("version", newest)
                .update();
    }

    /**
     * Drops what waits for, or was refused to, somebody whom the settings name no longer.
     *
     * @return whether anything was refused among it, so that who stands there now may be the corrected address
     */
    public boolean withdraw(String organization, YearMonth month, int version, Collection<String> recipients) {
        return ofVersion(
                        "with gone as (select id, state was from outbox where state in ('queued', 'refused')"
                                + " and recipient <> all (string_to_array(:recipients, chr(10))) and ",
                        ") update outbox set state = 'superseded', next_attempt = null, changed = now(),"
                                + " reason = case was when 'queued' then :reason else 'refused until ' || :reason"
                                + " || ': ' || coalesce(reason, '') end from gone where outbox.id = gone.id returning was",
                        organization,
                        month,
                        version)
                .param("recipients", String.join("\n", recipients))
                .param("reason", WITHDRAWN)
                .query(String.class)
                .list()
                .contains("refused");
    }

    /** What waits of one version, by recipient. */
    public List<Mail> queued(String organization, YearMonth month, int version) {
        return ofVersion(
                        "select *, state shown from outbox where state = 'queued' and ",
                        " order by recipient",
                        organization,
                        month,
                        version)
                .query(Outbox::mail)
                .list();
    }

    /**
     * The next mails that wait, in the order in which they were queued.
     *
     * @param dueOnly leaves out those whose next attempt is later
     */
    public List<Mail> waiting(long after, boolean dueOnly, int limit) {
        return sql.sql("select *, state shown from outbox where state = 'queued' and id > :after"
                        + (dueOnly ? DUE : "")
                        + " order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Outbox::mail)
                .list();
    }

    /** How many such mails there are. */
    public long countWaiting(boolean dueOnly) {
        return sql.sql("select count(*) from outbox where state = 'queued'" + (dueOnly ? DUE : ""))
                .query(Long.class)
                .single();
    }

    /**
     * Takes a waiting mail, to be handed over after this is committed.
     *
     * @return whether it is still to be sent and nobody else has it
     */
    public boolean claim(long id, String claim) {
        return sql.sql(
                                "update outbox set state = 'claimed', claim = :claim, attempts = attempts + 1, next_attempt = null,"
                                        + " reason = null, changed = now() where id = :id and state = 'queued' and version = "
                                        + NEWEST)
                        .param("id", id)
                        .param("claim", claim)
                        .update()
                == 1;
    }

    /** Tells the outcome of a claim, also if somebody has meanwhile put it down as in doubt: now it is known. */
    public void settle(long id, String claim, State state, @Nullable String reason, @Nullable Duration wait) {
        sql.sql("update outbox set state = :state, reason = :reason, changed = now(),"
                        + " next_attempt = now() + cast(:wait as double precision) * interval '1 second'"
                        + " where id = :id and claim = :claim and state in ('claimed', 'in doubt')")
                .param("state", state.told())
                .param("reason", reason == null ? null : StorableText.of(reason), java.sql.Types.VARCHAR)
                .param("wait", wait == null ? null : wait.toSeconds(), java.sql.Types.BIGINT)
                .param("id", id)
                .param("claim", claim)
                .update();
    }

    /** A mail that stands as a file now. */
    public void written(long id) {
        sql.sql(
                        "update outbox set state = 'written', attempts = attempts + 1, reason = null, next_attempt = null, changed = now()"
                                + " where id = :id and state = 'queued'")
                .param("id", id)
                .update();
    }

    /** A mail that cannot be sent as things are. */
    public void waits(long id, String reason) {
        sql.sql("update outbox set reason = :reason, changed = now() where id = :id and state = 'queued'")
                .param("reason", StorableText.of(reason))
                .param("id", id)
                .update();
    }

    /** Puts down every claim as in doubt. Only the holder of the {@link MailLock} may call it: it proves that nobody works on them. */
    public int recover() {
        return sql.sql(
                        "update outbox set state = 'in doubt', reason = :reason, changed = now() where state = 'claimed'")
                .param("reason", CUT_OFF)
                .update();
    }

    /**
     * Queues a mail again that was in doubt, refused, sent, written or withdrawn.
     *
     * @return whether there was one, of the newest version
     */
    public boolean requeue(long id) {
        return sql.sql(
                                "update outbox set state = 'queued', reason = null, next_attempt = null, claim = null, changed = now()"
                                        + " where id = :id and state in ('in doubt', 'refused', 'sent', 'written', 'superseded') and version = "
                                        + NEWEST)
                        .param("id", id)
                        .update()
                == 1;
    }

    public Optional<Mail> find(long id) {
        return sql.sql("select *, " + SHOWN + " shown from outbox where id = :id")
                .param("id", id)
                .query(Outbox::mail)
                .optional();
    }

    /** Mails, those that need a look first, then the newest. */
    public List<Mail> list(int limit) {
        return sql.sql(
                        "select * from (select *, " + SHOWN + " shown from outbox) o order by"
                                + " array_position(array['in doubt', 'refused', 'queued', 'claimed'], shown) nulls last, id desc limit :limit")
                .param("limit", limit)
                .query(Outbox::mail)
                .list();
    }

    /** How many mails stand how. */
    public List<Count> counts() {
        return sql.sql("select shown, count(*) mails from (select " + SHOWN
                        + " shown from outbox) o group by 1 order by 1")
                .query((row, n) -> new Count(State.of(row.getString("shown")), row.getLong("mails")))
                .list();
    }

    private JdbcClient.StatementSpec ofVersion(
            String statement, String end, String organization, YearMonth month, int version) {
        return sql.sql(statement + "organization = :organization and month = :month and version = :version" + end)
                .param("organization", organization)
                .param("month", month.toString())
                .param("version", version);
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_attempt", OffsetDateTime.class);
        return new Mail(
                row.getLong("id"),
                row.getString("organization"),
                YearMonth.parse(row.getString("month")),
                row.getInt("version"),
                row.getString("recipient"),
                State.of(row.getString("shown")),
                row.getInt("attempts"),
                next == null ? null : next.toInstant(),
                row.getObject("changed", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
