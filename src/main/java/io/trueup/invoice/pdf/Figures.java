package io.trueup.invoice.pdf;

import io.trueup.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads figures of one document: its currency, and whether its decimals stand behind a point ({@code 1,234.56}) or a comma
 * ({@code 1.234,56}). Forms: {@code -$38.87}, {@code ($38.87)}, {@code $ 0.42}, {@code -US$0.40}, {@code 178,50 €}, {@code $11.90 USD}.
 */
record Figures(Currency currency, boolean decimalComma) {

    /** A dollar sign alone is the US dollar unless an ISO code stands by it (stripe-pdf-layout.md section 15.6). */
    private static final Map<String, String> SYMBOLS = symbols();

    private static final Set<String> DOLLARS = Set.of("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "TWD");

    private static final Pattern FIGURE = Pattern.compile(
            "(?<open>\\()?(?<minus1>-)? ?(?<before>[^\\d\\s.,'()-]{1,4})? ?(?<minus2>-)? ?"
                    + "(?<number>\\d[\\d.,' \u2019]*?)(?<minus3>-)? ?(?<after>[^\\d\\s.,'()-]{1,4})?(?: (?<iso>[A-Z]{3}))?(?<close>\\))?");

    private static final Pattern POINT =
            Pattern.compile("(\\d+|\\d{1,3}(?:[,'\u2019]\\d{2,3})*[,'\u2019]\\d{3})(?:\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("(\\d+|\\d{1,3}(?:[.' \u2019]\\d{3})+)(?:,\\d+)?");
    private static final Pattern CENTS = Pattern.compile("\\d([.,])\\d{2}(?!\\d)");

    /** The currency of a printed amount; null where it names none that is known. */
    static @Nullable Currency currencyOf(String printed) {
        Matcher m = matcher(printed);
        if (!m.matches()) {
            return null;
        }
        if (m.group("iso") != null) {
            return currency(m.group("iso"));
        }
        String symbol = m.group("after") == null ? m.group("before") : m.group("after");
        return symbol == null ? null : currency(symbol);
    }

    /** Whether a printed amount with two decimals has them behind a comma; null where it does not tell. */
    static @Nullable Boolean commaIn(String printed) {
        Matcher m = matcher(printed);
        if (!m.matches()) {
            return null;
        }
        String number = m.group("number").strip();
        Matcher cents = CENTS.matcher(number);
        Boolean comma = null;
        while (cents.find()) {
            if (cents.end() == number.length()) {
                comma = cents.group(1).equals(",");
            }
        }
        return comma;
    }

    /** A printed amount with its sign; null if it is none, or one of another currency. */
    @Nullable Money money(String printed) {
        Matcher m = matcher(printed);
        if (!m.matches() || (m.group("open") == null) != (m.group("close") == null)) {
            return null;
        }
        boolean foreign = isForeign(m.group("before")) || isForeign(m.group("after")) || isForeign(m.group("iso"));
        BigDecimal value = foreign ? null : number(m.group("number").strip());
        if (value == null) {
            return null;
        }
        int minuses = count(m, "open") + count(m, "minus1") + count(m, "minus2") + count(m, "minus3");
        if (minuses > 1) {
            return null; // two signs: not a figure that can be trusted
        }
        return Money.of(minuses == 1 ? value.negate() : value, currency);
    }

    /** A printed quantity, such as {@code 8,828,270,000}; null if it is none. */
    @Nullable BigDecimal quantity(String printed) {
        String text = plainMinus(printed.strip());
        boolean negative = text.startsWith("-");
        BigDecimal value = number(negative ? text.substring(1).strip() : text);
        return value == null || !negative ? value : value.negate();
    }

    private @Nullable BigDecimal number(String text) {
        if (!(decimalComma ? COMMA : POINT).matcher(text).matches()) {
            return null;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == (decimalComma ? ',' : '.')) {
                plain.append('.');
            } else if (c >= '0' && c <= '9') {
                plain.append(c);
            } else if (Character.isDigit(c)) {
                return null;
            }
        }
        return plain.length() > 40 ? null : new BigDecimal(plain.toString());
    }

    private boolean isForeign(@Nullable String symbol) {
        if (symbol == null) {
            return false;
        }
        // a document in Canadian dollars prints "$" before the figure and "CAD" behind it
        boolean plainDollar = symbol.equals("$") && DOLLARS.contains(currency.getCurrencyCode());
        return !plainDollar && !currency.equals(currency(symbol));
    }

    private static int count(Matcher m, String group) {
        return m.group(group) == null ? 0 : 1;
    }

    private static Matcher matcher(String printed) {
        String text = printed.length() > 80 ? "" : plainMinus(printed.strip());
        return FIGURE.matcher(text);
    }

    private static String plainMinus(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(Characters.isMinus(text.charAt(i)) ? '-' : text.charAt(i));
        }
        return plain.toString();
    }

    private static @Nullable Currency currency(String symbol) {
        String code = SYMBOLS.getOrDefault(symbol, symbol);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static Map<String, String> symbols() {
        Map<String, String> symbols = new HashMap<>();
        String table =
                "$ USD|US$ USD|€ EUR|£ GBP|¥ JPY|JP¥ JPY|CN¥ CNY|₱ PHP|RM MYR|₹ INR|₩ KRW|₪ ILS|₫ VND|₺ TRY|zł PLN|"
                        + "Kč CZK|Ft HUF|A$ AUD|AU$ AUD|C$ CAD|CA$ CAD|NZ$ NZD|HK$ HKD|S$ SGD|SG$ SGD|R$ BRL|MX$ MXN|NT$ TWD";
        for (String entry : table.split("\\|")) {
            int space = entry.indexOf(' ');
            symbols.put(entry.substring(0, space), entry.substring(space + 1));
        }
        return Map.copyOf(symbols);
    }
}
