package io.trueup.organization;

import java.util.List;
import java.util.Locale;

/**
 * One field of a cron expression.
 *
 * @param values bit n is set if n is wanted
 * @param isAny whether the field begins with {@code *} and so, as crontab(5) has it, restricts nothing by itself
 */
record CronField(long values, boolean isAny) {

    /** @param names what may stand for the values, the first for the least; empty: numbers only */
    record Kind(String name, int least, int most, List<String> names) {

        private int value(String text) {
            int named = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (named >= 0) {
                return least + named;
            }
            int value = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException("the " + name + " \"" + YamlValue.shown(text)
                        + "\", allowed is a number from " + least + " to " + most);
            }
            return value;
        }
    }

    /**
     * Such as {@code *}, {@code 3}, {@code 1-5}, {@code *}{@code /15}, {@code 6,18}.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static CronField parse(Kind kind, String text) {
        long values = 0;
        for (String part : text.split(",", -1)) {
            values |= part(kind, part);
        }
        // Sunday is 0 and 7
        return new CronField(kind.most() == 7 ? (values | values >>> 7) & 0x7f : values, text.startsWith("*"));
    }

    private static long part(Kind kind, String part) {
        String[] step = part.split("/", -1);
        String[] ends = step[0].split("-", -1);
        boolean isRange = step[0].equals("*") || ends.length == 2;
        if (step.length > 2 || ends.length > 2 || step.length == 2 && !isRange) {
            throw new IllegalArgumentException("the " + kind.name() + " \"" + YamlValue.shown(part)
                    + "\", allowed is such as *, 3, 1-5, */2 or several of them with commas");
        }
        int every = step.length == 1 ? 1 : step(kind, step[1]);
        if (step[0].equals("*")) {
            return range(kind.least(), kind.most(), every);
        }
        int first = kind.value(ends[0]);
        int last = kind.value(ends[ends.length - 1]);
        if (first > last) {
            throw new IllegalArgumentException("the " + kind.name() + " \"" + YamlValue.shown(part)
                    + "\", allowed is a range from the smaller to the larger");
        }
        return range(first, last, every);
    }

    private static int step(Kind kind, String text) {
        int step = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        if (step < 1) {
            throw new IllegalArgumentException("the " + kind.name() + "'s step \"" + YamlValue.shown(text)
                    + "\", allowed is a number from 1 to 99");
        }
        return step;
    }

    private static long range(int first, int last, int step) {
        long values = 0;
        for (int value = first; value <= last; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    boolean has(int value) {
        return (values >>> value & 1) == 1;
    }

    /** The least wanted value that is not below this one; -1 if there is none. */
    int from(int value) {
        long left = value > 63 ? 0 : values >>> value << value;
        return left == 0 ? -1 : Long.numberOfTrailingZeros(left);
    }
}
