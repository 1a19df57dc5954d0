package io.trueup.intake;

import io.trueup.money.Credits;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A credit pool by its name in balances and movements, with the only unit that it is counted in (domain.md section 1). */
record Pool(String name, String unit) {

    static final String ALLOWED = "api:<group>, computer:organization or computer:<member e-mail>";

    private static final String DOLLARS = "USD";
    private static final Pattern API = Pattern.compile("api:[^\\p{Cntrl}\\s:/][^\\p{Cntrl}:/]{0,99}");
    private static final Pattern COMPUTER =
            Pattern.compile("computer:(organization|[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190})");

    /** Null if no pool is called so. */
    static @Nullable Pool parse(String name) {
        if (API.matcher(name).matches()) {
            return new Pool(name, DOLLARS);
        }
        return COMPUTER.matcher(name).matches() ? new Pool(name, Credits.UNIT) : null;
    }

    /** API credit is used up and then refused; Computer pools may be overdrawn (domain.md section 4). */
    boolean mayBeNegative() {
        return unit.equals(Credits.UNIT);
    }
}
