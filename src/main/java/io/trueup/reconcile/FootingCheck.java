package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.invoice.Footing;
import io.trueup.invoice.FootingError;
import java.util.ArrayList;
import java.util.List;

/** LINE_AMOUNT_, SUBTOTAL_, TAX_, TOTAL_ and AMOUNT_DUE_MISMATCH of every booked paper of the month; what is not booked is not checked. */
final class FootingCheck implements MonthCheck {

    @Override
    public List<Finding> examine(Month month) {
        List<Finding> findings = new ArrayList<>();
        for (Sale sale : month.books().sales()) {
            if (!sale.paper().months().first().equals(month.month())) {
                continue;
            }
            List<FootingError> told = new ArrayList<>();
            for (Paper paper : sale.papers()) {
                for (FootingError error : Footing.check(paper.invoice())) {
                    if (told.stream().noneMatch(other -> isSame(other, error))) {
                        told.add(error);
                        findings.add(finding(paper, error));
                    }
                }
            }
        }
        return findings;
    }

    /** A receipt repeats its invoice's lines: their fault is told once. */
    private static boolean isSame(FootingError one, FootingError other) {
        return one.code() == other.code()
                && one.what().equals(other.what())
                && one.difference().equals(other.difference());
    }

    private static Finding finding(Paper paper, FootingError error) {
        return new Finding(
                error.code(),
                paper.account(),
                error.difference(),
                "%s prints %s for \"%s\", its own figures give %s: %s."
                        .formatted(
                                paper.invoice().number(),
                                error.printed().inWords(),
                                error.what(),
                                error.computed().inWords(),
                                direction(error)),
                List.of(paper.invoice().at(error.place())));
    }

    private static String direction(FootingError error) {
        return error.difference().abs().inWords() + (error.difference().isPositive() ? " too much" : " too little");
    }
}
