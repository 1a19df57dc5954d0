package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.document.DocumentKind;
import io.trueup.usage.MeteredUsage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise: a metric file counts each quantity once, under the meter that its name tells. */
class MetricTest {

    private static final String DATE = "data_series__date";
    private static final String VALUE = "data_series__values__";

    private static BigDecimal total(Inbox.Reading reading) {
        return reading.all(MeteredUsage.class).stream()
                .map(MeteredUsage::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @CsvSource({
        "InputTokens.csv, input_tokens",
        "2026-08/APIRequests group=ops.csv, api_requests",
        "OutputTokens (1).csv, output_tokens",
        "SearchAPIRequests.csv, search_request_count",
        "num_search_queries.csv, num_search_queries",
        "ResponseAPIUncachedInputTokens.csv, response_api_uncached_input_tokens",
        "Agent API Input Tokens.csv, response_api_uncached_input_tokens",
        "Something Else.csv, Something Else"
    })
    void theFilesNameTellsTheMeter(String file, String meter) {
        Inbox.Reading reading = Inbox.read(file, DATE + "," + VALUE + "0\n2026-08-01,5\n");
        assertThat(reading.outcome().kind()).isEqualTo(DocumentKind.METRIC);
        assertThat(reading.all(MeteredUsage.class))
                .singleElement()
                .extracting(MeteredUsage::meter)
                .isEqualTo(meter);
    }

    @Test
    void columnsThatDifferAreAddedUp() {
        Inbox.Reading reading = Inbox.read(
                "InputTokens.csv", DATE + "," + VALUE + "a," + VALUE + "b\n2026-08-01,5,7\n2026-08-02T00:00:00Z,1,\n");
        assertThat(total(reading)).isEqualByComparingTo("13");
        assertThat(reading.read().note()).isNull();
    }

    @Test
    void aColumnThatIsTheSumOfTheOthersIsNotAddedToThem() {
        Inbox.Reading reading = Inbox.read(
                "InputTokens.csv",
                DATE + "," + VALUE + "a," + VALUE + "b," + VALUE + "total\n2026-08-01,5,7,12\n2026-08-02,1,2,3\n");
        assertThat(total(reading)).isEqualByComparingTo("15");
        assertThat(reading.read().note())
                .isEqualTo(
                        "Only the column \"data_series__values__total\" is counted: the other columns hold the same quantities again.");
    }

    @Test
    void aColumnThatRepeatsAnotherIsCountedOnce() {
        Inbox.Reading reading = Inbox.read(
                "InputTokens.csv", DATE + "," + VALUE + "a," + VALUE + "b\n2026-08-01,5,5\n2026-08-02,3,3\n");
        assertThat(total(reading)).isEqualByComparingTo("8");
    }

    @Test
    void aDayTwiceANegativeValueAndAWrongDateAreKeptOut() {
        Inbox.Reading reading = Inbox.read(
                "InputTokens.csv",
                DATE + "," + VALUE + "a\n2026-08-01,5\n2026-08-01,5\n2026-08-02,-1\nyesterday,1\n2026-08-03,x\n");
        assertThat(total(reading)).isEqualByComparingTo("5");
        assertThat(reading.refusals())
                .extracting(refusal -> refusal.source().row())
                .containsExactly(3, 4, 5, 6);
    }

    @Test
    void aMetricFileWithoutValuesIsReadAsNothing() {
        assertThat(Inbox.read("InputTokens.csv", DATE + "," + VALUE + "a\n2026-08-01,\n")
                        .facts())
                .isEmpty();
    }
}
