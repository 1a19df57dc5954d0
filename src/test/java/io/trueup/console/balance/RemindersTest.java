package io.trueup.console.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.ServedConsole;
import io.trueup.console.balance.Reminders.Reminder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemindersTest {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    private static List<Reminder> at(String now) {
        return new Reminders(CONSOLE.sql(), CONSOLE.operations(), () -> Instant.parse(now)).due(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-04T00:00:01Z", "2026-10-15T12:00:00Z", "2026-10-29T23:59:59Z"})
    void nobodyIsRemindedInTheMiddleOfAMonth(String now) {
        assertThat(at(now)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-29T00:00:00Z", "2026-10-01T00:00:00Z", "2026-10-04T00:00:00Z"})
    void aroundTheEdgeThePoolsAreNamedThatNobodyHasRead(String now) {
        assertThat(at(now))
                .anySatisfy(reminder -> assertThat(reminder.organization()).isEqualTo("cobalt-freight"));
    }

    @Test
    void itSaysHowMuchHangsOnTheReading() {
        String pool = CONSOLE.sql()
                .sql("select min(pool) from balance_reading where organization = 'northfold'")
                .query(String.class)
                .single();
        CONSOLE.sql()
                .sql("select 1 from month_standing where organization = 'northfold' and month = '2026-08'")
                .query(Integer.class)
                .single();

        assertThat(at("2026-09-30T12:00:00Z").stream()
                        .filter(reminder -> reminder.organization().equals("northfold")
                                && reminder.pool().equals(pool)))
                .singleElement()
                .extracting(Reminder::words)
                .asString()
                .contains("The month ends at 2026-10-01 00:00:00 UTC", "known once September 2026 has been run");
        assertThat(at("2026-08-30T12:00:00Z").stream().map(Reminder::words))
                .allSatisfy(words -> assertThat(words).contains("The month ends at 2026-09-01"));
    }

    @Test
    void afterTheEdgeOnlyAReadingBehindItEndsTheReminder() {
        reading("edge-test", "aa", "2027-01-31T20:00:00Z");
        assertThat(namedAt("2027-01-31T23:00:00Z")).as("read three hours ago").isFalse();
        assertThat(namedAt("2027-02-01T00:00:00Z"))
                .as("what was used since is not known")
                .isTrue();
        assertThat(namedAt("2027-02-03T12:00:00Z")).isTrue();

        reading("edge-test", "bb", "2027-02-01T00:00:00Z");
        assertThat(namedAt("2027-02-01T00:00:01Z")).isFalse();
        assertThat(namedAt("2027-02-27T12:00:00Z")).as("the next edge is near").isTrue();
    }

    private static boolean namedAt(String now) {
        return at(now).stream().anyMatch(one -> one.organization().equals("edge-test"));
    }

    private static void reading(String organization, String hash, String at) {
        CONSOLE.sql()
                .sql(
                        "insert into document (organization, sha256, file, size, present, kind) values (:organization, :hash, :hash, 1, true,"
                                + " 'balances')")
                .param("organization", organization)
                .param("hash", hash.repeat(32))
                .update();
        CONSOLE.sql()
                .sql("insert into balance_reading (organization, sha256, ordinal, pool, at, nanos, remaining, unit)"
                        + " values (:organization, :hash, 1, 'api:edge', :at, 0, 10, 'USD')")
                .param("organization", organization)
                .param("hash", hash.repeat(32))
                .param("at", Instant.parse(at).atOffset(java.time.ZoneOffset.UTC))
                .update();
    }
}
