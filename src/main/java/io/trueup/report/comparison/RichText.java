package io.trueup.report.comparison;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** The text of a string item: all its runs, without how they look or how they are pronounced. */
final class RichText {

    /** A character by its code, which some programs write and others resolve. */
    private static final Pattern CODE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    static String read(PackageXml xml, String item) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (!xml.ends(item) && xml.next()) {
            if (xml.begins("rPh")) {
                phonetic = true;
            } else if (xml.ends("rPh")) {
                phonetic = false;
            } else if (xml.begins("t") && !phonetic) {
                text.append(xml.text());
            }
        }
        return plain(text.toString());
    }

    /** The text as a person reads it, whichever program wrote it. */
    static String plain(String text) {
        String resolved = text.contains("_x")
                ? CODE.matcher(text)
                        .replaceAll(code -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                : text;
        return resolved.replace("\r\n", "\n").replace('\r', '\n');
    }
}
