package io.trueup.invoice.pdf;

/** Puts wrapped text together again. */
final class Joined {

    private Joined() {}

    /** With a space, unless the first part ends in a hyphen of a word or number, such as {@code 2195-4061-} and {@code 6118}. */
    static String of(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        boolean wrappedAtHyphen = first.length() > 1
                && first.endsWith("-")
                && Character.isLetterOrDigit(first.charAt(first.length() - 2));
        return wrappedAtHyphen ? first + second : first + " " + second;
    }
}
