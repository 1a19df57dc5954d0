package io.trueup.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.invoice.PrintedPeriod;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedDatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            August 3, 2023   | 2023-08-03
            Feb 6, 2026      | 2026-02-06
            2 February 2025  | 2025-02-02
            18. Januar 2025  | 2025-01-18
            3. März 2026     | 2026-03-03
            2026年3月5日      | 2026-03-05
            6 Ιουλίου 2026   | 2026-07-06
            """)
    void datesAreReadInTheLanguagesThatAreKnown(String printed, LocalDate date) {
        assertThat(PrintedDates.date(printed)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Aug 3 – Sep 3, 2023          | 2023-08-03 | 2023-09-03
            Feb 15–Mar 15, 2026          | 2026-02-15 | 2026-03-15
            Dec 15, 2025–Jan 15, 2026    | 2025-12-15 | 2026-01-15
            Dec 15–Jan 15, 2026          | 2025-12-15 | 2026-01-15
            Aug 1–Aug 31, 2026           | 2026-08-01 | 2026-09-01
            May 1 – 31, 2025             | 2025-05-01 | 2025-06-01
            Jun 25 – Jul 1, 2025         | 2025-06-25 | 2025-07-02
            Jul 1 - Jul 31, 2025         | 2025-07-01 | 2025-08-01
            Aug 5–Aug 5, 2026            | 2026-08-05 | 2026-08-06
            18. Jan. 2025 – 18. Feb. 2025 | 2025-01-18 | 2025-02-18
            1–31 May 2025                | 2025-05-01 | 2025-06-01
            """)
    void anEndWithTheSameDayNumberIsTheNextRenewalAnyOtherTheLastDay(String printed, LocalDate start, LocalDate end) {
        assertThat(PrintedDates.period(printed)).isEqualTo(new PrintedPeriod(BillingPeriod.of(start, end), printed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "after 16 Feb 2026",
                "Feb 30, 2026–Mar 1, 2026",
                "Aug 1\u0000Aug 31, 2026",
                "Sep 3, 2026 – Aug 3, 2026",
                "First 100000"
            })
    void whatIsNoPeriodIsNone(String printed) {
        assertThat(PrintedDates.period(printed)).isNull();
    }
}
