package io.trueup.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.money.Credits;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Promise: a day's credits are counted once, its hours added up, and what no source is told of stays unknown. */
class ComputerDaysTest {

    private static final String FILE = "2026-08/usage.json";

    private static java.util.List<ComputerDay> days(Months months) {
        return months.reconcile().detail().computerDays();
    }

    @Test
    void hoursAddUpToTheirDay() {
        Months months = Months.august();
        for (int hour = 0; hour < 24; hour++) {
            months.bucket(FILE, "2026-08-03T%02d:00:00Z".formatted(hour), 1, null, "10", "paid=7,promo=2");
        }
        assertThat(days(months))
                .containsExactly(new ComputerDay(
                        LocalDate.parse("2026-08-03"), Credits.of(240), Credits.of(168), Credits.of(48), true));
    }

    @Test
    void aDayWithMissingHoursIsNotWhole() {
        Months months = Months.august()
                .bucket(FILE, "2026-08-03T00:00:00Z", 1, null, "10", "paid=10")
                .bucket(FILE, "2026-08-03T05:00:00Z", 1, null, "10", "paid=10");
        assertThat(days(months)).singleElement().satisfies(day -> {
            assertThat(day.whole()).isFalse();
            assertThat(day.count()).isEqualTo(Credits.of(20));
        });
    }

    @Test
    void withoutSourcesPaidIsUnknownAndNotZero() {
        Months months = Months.august().bucket(FILE, "2026-08-03T00:00:00Z", 24, null, "10", null);
        assertThat(days(months)).singleElement().satisfies(day -> {
            assertThat(day.paid()).isNull();
            assertThat(day.promotional()).isNull();
        });
    }

    @Test
    void theSameDayToldTwiceCountsOnce() {
        Months months = Months.august()
                .bucket(FILE, "2026-08-03T00:00:00Z", 24, null, "10", "paid=10")
                .bucket("2026-08/again.json", "2026-08-03T00:00:00Z", 24, null, "12", "paid=12");
        assertThat(days(months)).singleElement().extracting(ComputerDay::count).isEqualTo(Credits.of(12));
    }
}
