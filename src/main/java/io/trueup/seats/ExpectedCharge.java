package io.trueup.seats;

import io.trueup.money.Money;
import io.trueup.period.BillingPeriod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** One charge that the contract and the member list call for, before tax. */
public sealed interface ExpectedCharge {

    String tier();

    /** Exact to the cent; negative for a credit. */
    Money amount();

    /** The day by which its invoice should have been issued. */
    LocalDate due();

    /** The days charged or credited. */
    BillingPeriod period();

    /** The contract's price of one seat for a whole interval. */
    Money price();

    /** The seats of a tier held on the billing day, for the period to the next. */
    record Renewal(String tier, BillingPeriod period, Money price, List<Member> held) implements ExpectedCharge {
        public Renewal {
            held = List.copyOf(held);
        }

        @Override
        public Money amount() {
            return price.times(BigDecimal.valueOf(held.size()));
        }

        @Override
        public LocalDate due() {
            return period.start();
        }
    }

    /** A member who joined inside a period: the days left of it. */
    record Joiner(Member member, BillingPeriod period, Money price, Money amount, LocalDate due)
            implements ExpectedCharge {
        @Override
        public String tier() {
            return member.tier();
        }
    }

    /** A member who left inside a period: the credit for the days left of it. */
    record Leaver(Member member, BillingPeriod period, Money price, Money amount, LocalDate due)
            implements ExpectedCharge {
        @Override
        public String tier() {
            return member.tier();
        }
    }

    /** {@code price × days left ÷ days of the period}, to the cent (domain.md section 7). */
    static Money prorated(Money price, BillingPeriod rest, BillingPeriod whole) {
        return price.times(BigDecimal.valueOf(rest.days())
                        .divide(BigDecimal.valueOf(whole.days()), MathContext.DECIMAL128))
                .rounded(RoundingMode.HALF_UP);
    }
}
