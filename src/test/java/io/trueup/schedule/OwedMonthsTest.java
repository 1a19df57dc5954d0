package io.trueup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwedMonthsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-09-03T06:00:00Z, UTC, 2026-08",
        "2026-09-01T00:00:00Z, UTC, 2026-08",
        "2027-01-03T06:00:00Z, UTC, 2026-12",
        // the first of October in Auckland: September is meant, although it lasts for another half a day in UTC
        "2026-09-30T11:05:00Z, Pacific/Auckland, 2026-09",
        // the last evening of September in New York: the vendor's September is over
        "2026-10-01T00:00:00Z, America/New_York, 2026-09",
        "2026-09-30T23:59:00Z, America/New_York, 2026-08"
    })
    void theMonthBeforeIsTheOneThatIsOverForWhoeverLooks(Instant due, ZoneId zone, YearMonth month) {
        assertThat(OwedMonths.previous(due, zone)).isEqualTo(month);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09, 2026-09-30T11:05:00Z, 2026-10-01T00:00:00Z",
        "2026-09, 2026-10-03T06:00:00Z, 2026-10-03T06:00:00Z",
        "2026-12, 2026-12-31T12:00:00Z, 2027-01-01T00:00:00Z"
    })
    void noMonthIsRunBeforeItIsOverForTheVendor(YearMonth month, Instant due, Instant run) {
        assertThat(OwedMonths.notBefore(month, due)).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({
        // last, due, now, months
        "2026-07, 2026-09-03T06:00:00Z, 2026-09-03T06:00:05Z, 2026-08",
        "2026-07, 2026-09-03T06:00:00Z, 2026-12-03T06:00:05Z, 2026-08 2026-09 2026-10 2026-11",
        "2026-11, 2027-02-03T06:00:00Z, 2027-02-03T06:00:00Z, 2026-12 2027-01",
        // never run: from the month that the first due time meant
        ", 2026-09-03T06:00:00Z, 2026-09-03T06:00:05Z, 2026-08",
        ", 2026-09-03T06:00:00Z, 2026-11-20T00:00:00Z, 2026-08 2026-09 2026-10",
        // a second due time in a month looks again
        "2026-08, 2026-09-05T06:00:00Z, 2026-09-05T06:00:00Z, 2026-08",
        "2026-10, 2026-09-05T06:00:00Z, 2026-09-05T06:00:00Z, 2026-08"
    })
    void everyMissedMonthIsOwedOnce(YearMonth last, Instant due, Instant now, String months) {
        assertThat(OwedMonths.of(last, due, now, ZoneId.of("UTC")))
                .isEqualTo(
                        Arrays.stream(months.split(" ")).map(YearMonth::parse).toList());
    }
}
