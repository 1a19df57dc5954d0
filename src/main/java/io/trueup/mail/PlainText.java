package io.trueup.mail;

import io.trueup.text.Columns;
import io.trueup.text.OneLine;
import java.util.List;

/** Text made fit for a mail: on one line, nothing endless, and in the text part no wider than mail programs leave it. */
final class PlainText {

    /** The width of the text part: mail programs do not break it, and people quote it. */
    static final int COLUMNS = 78;

    private PlainText() {}

    static String oneLine(String text) {
        return OneLine.of(text).strip();
    }

    /** Of at most so many characters, with an ellipsis where something was cut off. */
    static String oneLine(String text, int most) {
        return OneLine.of(text, most);
    }

    /** Lines of at most {@link #COLUMNS}. */
    static List<String> wrap(String text, String first, String indent) {
        return Columns.wrap(oneLine(text), first, indent, COLUMNS);
    }
}
