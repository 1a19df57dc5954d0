package io.trueup.intake;

import io.trueup.document.Fact;
import io.trueup.seats.Member;
import java.time.LocalDate;
import java.util.Locale;

/** Rows of a member list (formats.md section 1): who holds a seat of which tier, from when until when. */
final class MembersCsv {

    private static final String EMAIL = "an e-mail address such as ann@example.com";

    private MembersCsv() {}

    static Fact read(CsvRow row) {
        String email = row.required("email", EMAIL);
        String tier = row.required("tier", "a tier of organization.yaml such as enterprise-pro");
        LocalDate joined = row.day("joined_on");
        LocalDate left = row.optionalDay("left_on");
        if (email != null && !email.contains("@")) {
            row.refuse("email", email, EMAIL);
        }
        if (joined != null && left != null && !left.isAfter(joined)) {
            row.refuse("left_on", left.toString(), "a day after joined_on (" + joined + ")");
        }
        if (email == null || tier == null || joined == null || row.isRefused()) {
            return row.refusal();
        }
        return new Member(email.toLowerCase(Locale.ROOT), tier.toLowerCase(Locale.ROOT), joined, left, row.source());
    }
}
