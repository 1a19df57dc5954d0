package io.trueup.cli;

import io.trueup.job.RunSummary.Mails;
import java.util.ArrayList;
import java.util.List;

/** The line that tells what became of the mails, such as {@code Mail: 3 sent, 1 waits (./trueup outbox)}. */
final class MailLine {
    private MailLine() {}

    /** Empty if there is nothing to tell. */
    static String told(Mails mails) {
        List<String> parts = new ArrayList<>();
        if (mails.sent() > 0) {
            parts.add(mails.sent() + " sent");
        }
        if (mails.written() > 0) {
            parts.add(mails.written() + " written as " + (mails.written() == 1 ? "a file" : "files")
                    + " in the folder outbox of the reports");
        }
        if (mails.waiting() > 0) {
            parts.add(mails.waiting() + (mails.waiting() == 1 ? " waits" : " wait"));
        }
        if (mails.refused() > 0) {
            parts.add(mails.refused() + " refused");
        }
        if (mails.inDoubt() > 0) {
            parts.add(mails.inDoubt() + " in doubt");
        }
        boolean look = mails.waiting() + mails.refused() + mails.inDoubt() > 0;
        return parts.isEmpty() ? "" : "Mail: " + String.join(", ", parts) + (look ? "; look: ./trueup outbox" : "");
    }
}
