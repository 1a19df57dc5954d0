package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.Movement;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.money.Money;
import io.trueup.period.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise: a movement has the kind, the sign and the time that its row gives it, or is kept out. */
class MovementsTest {

    private static final String HEADER = "occurred_at,pool,kind,amount,unit,reference\n";

    @Test
    void aGrantOfTheSampleMonthIsRead() {
        Instant at = Instant.parse("2026-10-01T01:00:00Z");
        assertThat(Inbox.resource("movements.csv").facts())
                .containsExactly(new Movement(
                        "api:production",
                        Movement.Kind.GRANT,
                        Money.usd("5000"),
                        TimeWindow.at(at),
                        LocalDate.of(2026, 10, 1),
                        "credit programme",
                        Provenance.line("movements.csv", 2)));
    }

    @Test
    void aBareDayIsTheSellersDay() {
        LocalDate day = LocalDate.of(2026, 8, 31);
        Movement movement = only("2026-08-31,api:ops,Purchase,50,USD,");
        assertThat(movement.window()).isEqualTo(Movement.windowOf(day));
        assertThat(movement.day()).isEqualTo(day);
        assertThat(movement.reference()).isNull();
    }

    @Test
    void anInstantIsBookedOnItsUtcDay() {
        assertThat(only("2026-08-31T23:30:00-02:00,api:ops,refund,-5,USD,x").day())
                .isEqualTo(LocalDate.of(2026, 9, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "purchase,5",
        "reload,5",
        "grant,5",
        "promotion,5",
        "allotment,5",
        "refund,-5",
        "expiry,-5",
        "adjustment,5",
        "adjustment,-5"
    })
    void theSignFitsTheKind(String kind, String amount) {
        assertThat(only("2026-08-31," + "api:ops," + kind + "," + amount + ",USD,")
                        .amount())
                .isEqualTo(Money.usd(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-08-31,api:ops,purchase,-5,USD, | amount is \"-5\", allowed is more than zero for a movement of kind purchase",
                "2026-08-31,api:ops,grant,0,USD, | more than zero for a movement of kind grant",
                "2026-08-31,api:ops,expiry,5,USD, | less than zero for a movement of kind expiry",
                "2026-08-31,api:ops,gift,5,USD, | kind is \"gift\", allowed is one of purchase, reload, grant",
                "2026-08-31,api:ops,,5,USD, | kind is empty",
                "2026-08-32,api:ops,grant,5,USD, | occurred_at is \"2026-08-32\", allowed is a day such as 2026-09-01 or a time",
                "1026-08-31,api:ops,grant,5,USD, | occurred_at is \"1026-08-31\"",
                "2026-08-31T10:00:00,api:ops,grant,5,USD, | without an offset",
                "2026-08-31,api:ops,grant,five,USD, | amount is \"five\""
            })
    void aRowThatBreaksItsFormIsKeptOut(String row, String told) {
        assertThat(Inbox.read("m.csv", HEADER + row + "\n").refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(FindingCode.ROW_REFUSED);
                    assertThat(refusal.reason()).contains(told);
                });
    }

    @Test
    void aMovementInTheOtherUnitIsAUnitMismatch() {
        assertThat(Inbox.read("m.csv", HEADER + "2026-08-31,computer:organization,grant,5,USD,\n")
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(FindingCode.UNIT_MISMATCH));
    }

    @Test
    void aReferenceWithoutTheColumnIsAbsentAndOneWithALineBreakIsKept() {
        assertThat(Inbox.read("m.csv", "occurred_at,pool,kind,amount,unit\n2026-08-31,api:ops,grant,5,USD\n")
                        .facts())
                .hasSize(1);
        assertThat(only("2026-08-31,api:ops,grant,5,USD,\"one\ntwo\"").reference())
                .isEqualTo("one\ntwo");
        assertThat(Inbox.read("m.csv", HEADER + "2026-08-31,api:ops,grant,5,USD,a\u0000b\n")
                        .refusals())
                .hasSize(1);
    }

    private static Movement only(String row) {
        Inbox.Reading reading = Inbox.read("m.csv", HEADER + row + "\n");
        assertThat(reading.refusals()).isEmpty();
        return reading.all(Movement.class).getFirst();
    }
}
