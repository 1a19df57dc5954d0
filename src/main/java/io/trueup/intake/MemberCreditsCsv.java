package io.trueup.intake;

import io.trueup.document.Fact;
import io.trueup.money.Credits;
import io.trueup.usage.MemberCredits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** Rows of a member credits file (formats.md section 1): what each member was granted, used and has left, in Computer credits. */
final class MemberCreditsCsv {

    private MemberCreditsCsv() {}

    static Fact read(CsvRow row) {
        Instant asOf = row.instant("as_of");
        String email = row.required("email", "an e-mail address");
        BigDecimal granted = row.number("granted");
        BigDecimal used = row.number("used");
        BigDecimal remaining = row.number("remaining");
        if (asOf == null || email == null || granted == null || used == null || remaining == null || row.isRefused()) {
            return row.refusal();
        }
        return new MemberCredits(
                asOf,
                email.toLowerCase(Locale.ROOT),
                Credits.of(granted),
                Credits.of(used),
                Credits.of(remaining),
                row.source());
    }
}
