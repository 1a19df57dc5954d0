package io.trueup.report.focus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the files leave out and why, for metadata.json: nothing is dropped silently. */
final class Notes {

    private final List<Map<String, String>> leftOut = new ArrayList<>();

    /** @param cost what the rows would have told; null where that is not known */
    void leftOut(String account, String what, @Nullable BigDecimal cost, String reason) {
        Map<String, String> note = new LinkedHashMap<>();
        note.put("account", account);
        note.put("what", what);
        if (cost != null) {
            note.put("cost", FocusText.decimal(cost));
        }
        note.put("reason", reason);
        leftOut.add(note);
    }

    List<Map<String, String>> leftOut() {
        return leftOut;
    }
}
