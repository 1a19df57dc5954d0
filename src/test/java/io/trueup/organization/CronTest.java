package io.trueup.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 3 * *     | 2026-08-03T06:00:00Z | 2026-09-03T06:00:00Z",
                "0 6 3 * *     | 2026-12-31T23:59:59Z | 2027-01-03T06:00:00Z",
                "*/20 6 * * *  | 2026-08-03T06:20:00Z | 2026-08-03T06:40:00Z",
                "0 0 31 * *    | 2026-08-31T00:00:00Z | 2026-10-31T00:00:00Z",
                "0 0 29 2 *    | 2026-08-31T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 29 2 *    | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z",
                "30 7 * * mon-fri | 2026-09-04T07:30:00Z | 2026-09-07T07:30:00Z",
                "0 0 1 JAN,jul * | 2026-07-01T00:00:00Z | 2027-01-01T00:00:00Z",
                "0 12 * * 7    | 2026-09-04T07:30:00Z | 2026-09-06T12:00:00Z",
                "0 12 * * 0    | 2026-09-04T07:30:00Z | 2026-09-06T12:00:00Z",
                "0 6 13 * 5    | 2026-09-01T00:00:00Z | 2026-09-04T06:00:00Z"
            })
    void theNextDueTimeIsTheFirstAfterNow(String cron, Instant now, Instant due) {
        assertThat(Cron.parse(cron).next(now, ZoneOffset.UTC)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // skipped in spring: due when the clocks have been put forward, not a month or a year later
                "30 2 29 3 * | Europe/Berlin    | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z",
                "30 2 29 3 * | Europe/Berlin    | 2026-03-29T00:59:59Z | 2026-03-29T01:00:00Z",
                "30 2 29 3 * | Europe/Berlin    | 2026-03-29T01:00:00Z | 2027-03-29T00:30:00Z",
                "30 2 8 * *  | America/New_York | 2026-03-01T00:00:00Z | 2026-03-08T07:00:00Z",
                "0 3 8 * *   | America/New_York | 2026-03-01T00:00:00Z | 2026-03-08T07:00:00Z",
                // shown twice in autumn: due the first time, and only then
                "30 2 25 10 * | Europe/Berlin    | 2026-10-01T00:00:00Z | 2026-10-25T00:30:00Z",
                "30 2 25 * * | Europe/Berlin    | 2026-10-25T00:30:00Z | 2026-11-25T01:30:00Z",
                "30 2 25 * * | Europe/Berlin    | 2026-10-25T01:15:00Z | 2026-11-25T01:30:00Z",
                "30 1 1 * *  | America/New_York | 2026-11-01T00:00:00Z | 2026-11-01T05:30:00Z",
                "30 1 1 * *  | America/New_York | 2026-11-01T05:30:00Z | 2026-12-01T06:30:00Z",
                // a month's end by another clock
                "0 0 1 * *   | Pacific/Auckland | 2026-09-15T00:00:00Z | 2026-09-30T11:00:00Z",
                "0 20 30 9 * | America/New_York | 2026-09-15T00:00:00Z | 2026-10-01T00:00:00Z"
            })
    void noDueTimeIsLostOrDoubledByDaylightSaving(String cron, ZoneId zone, Instant now, Instant due) {
        assertThat(Cron.parse(cron).next(now, zone)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 6 3 * *   | the minute \"61\", allowed is a number from 0 to 59",
                "0 24 3 * *   | the hour \"24\", allowed is a number from 0 to 23",
                "0 6 0 * *    | the day of month \"0\", allowed is a number from 1 to 31",
                "0 6 3 foo *  | the month \"foo\", allowed is a number from 1 to 12",
                "0 6 * * 8    | the day of week \"8\", allowed is a number from 0 to 7",
                "0 6 5-3 * *  | the day of month \"5-3\", allowed is a range from the smaller to the larger",
                "*/0 6 3 * *  | the minute's step \"0\", allowed is a number from 1 to 99",
                "0 6 L * *    | the day of month \"L\", allowed is a number from 1 to 31",
                "0 6 1,,2 * * | the day of month \"\", allowed is a number from 1 to 31",
                "0 6 3/2 * *  | the day of month \"3/2\", allowed is such as *, 3, 1-5, */2 or several of them with commas",
                "0 6 30 2 *   | \"0 6 30 2 *\", which never comes, allowed is a day that there is"
            })
    void whatIsWrongIsSaid(String cron, String told) {
        assertThatThrownBy(() -> Cron.parse(cron))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 6 3 *", "0 0 6 3 * *", "@monthly", "every month"})
    void onlyFiveFieldsAreAnExpression(String cron) {
        assertThatThrownBy(() -> Cron.parse(cron)).hasMessageContaining("allowed are five fields");
    }

    /** db-scheduler's own reading of cron is right where no clocks change. */
    @Test
    void itAgreesWithDbSchedulerInUtc() {
        long seed = 20261120;
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            String text = expression(random);
            CronSchedule other = new CronSchedule(text, ZoneOffset.UTC, CronStyle.UNIX);
            Cron cron = Cron.parse(text);
            Instant now = Instant.ofEpochSecond(1_770_000_000L + random.nextInt(100_000_000));
            for (int times = 0; times < 5; times++) {
                Instant due = cron.next(now, ZoneOffset.UTC);
                assertThat(due)
                        .as("seed %d, round %d: %s after %s", seed, round, text, now)
                        .isEqualTo(other.getNextExecutionTime(ExecutionComplete.simulatedSuccess(now)));
                now = due;
            }
        }
    }

    private static String expression(Random random) {
        // both kinds of day at once only without steps, of which the two readings differ
        boolean both = random.nextInt(3) == 0;
        return String.join(
                " ",
                field(random, 0, 59, true),
                field(random, 0, 23, true),
                both || random.nextBoolean() ? field(random, 1, 28, !both) : "*",
                field(random, 1, 12, true),
                both ? field(random, 0, 6, false) : "*");
    }

    private static String field(Random random, int least, int most, boolean steps) {
        List<String> parts = new ArrayList<>();
        for (int part = random.nextInt(2); part >= 0; part--) {
            int first = random.nextInt(least, most + 1);
            int last = random.nextInt(first, most + 1);
            parts.add(
                    switch (random.nextInt(steps ? 4 : 2)) {
                        case 0 -> "" + first;
                        case 1 -> first + "-" + last;
                        case 2 -> "*/" + random.nextInt(1, 8);
                        default -> first + "-" + last + "/" + random.nextInt(1, 4);
                    });
        }
        return String.join(",", parts);
    }
}
