package io.trueup.invoice.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words that invoices print at fixed places, in all languages that are known: the one table of stripe-pdf-layout.md section 11, and
 * generation 1's own (domain.md section 3). Letter case does not count.
 */
enum Label {
    INVOICE_TITLE("Invoice", "Tax invoice", "Rechnung", "账单", "Τιμολόγιο", "Facture"),
    RECEIPT_TITLE("Receipt", "收据"),
    CREDIT_NOTE_TITLE("Credit note"),

    INVOICE_NUMBER("Invoice number", "Rechnungsnummer", "账单编号", "Αριθμός τιμολογίου"),
    CREDIT_NOTE_NUMBER("Credit note number"),
    RECEIPT_NUMBER("Receipt number", "收据编号"),
    DATE_OF_ISSUE("Date of issue", "Ausstellungsdatum", "发出日期", "Ημερομηνία έκδοσης"),
    /** Generation 1's word for the date of issue, which tells the generation. */
    INVOICE_DATE("Invoice date"),
    DATE_DUE("Date due", "Fällig am", "到期日"),
    DATE_PAID("Date paid", "付款日期"),
    BILL_TO("Bill to", "Rechnungsempfänger", "收票人", "Χρέωση σε"),

    DESCRIPTION("Description", "Item", "Beschreibung", "描述", "Περιγραφή"),
    QUANTITY("Qty", "Quantity", "Menge", "数量", "Ποσότητα"),
    UNIT_PRICE("Unit price", "Preis pro Einheit", "单价"),
    TAX_COLUMN("Tax", "Steuer"),
    AMOUNT("Amount", "Betrag", "金额"),

    SUBTOTAL("Subtotal", "Zwischensumme", "小计", "Μερικό σύνολο"),
    TOTAL_EXCLUDING_TAX("Total excluding tax", "Netto", "Σύνολο χωρίς φόρο"),
    APPLIED("Credit grant applied", "Credit grants applied", "Pre-purchase applied", "Applied balance"),
    TOTAL("Total", "Summe", "合计", "Σύνολο"),
    DUE(
            "Amount due",
            "Amount paid",
            "Amount refunded",
            "Amount credited",
            "Fälliger Betrag",
            "应付金额",
            "支付额",
            "Πληρωτέο ποσό"),

    PAYMENT_HISTORY("Payment history", "支付记录");

    private static final Map<String, Label> BY_WORDS = byWords();

    private final List<String> words;

    Label(String... words) {
        this.words = List.of(words);
    }

    /** The label that a run of text is; null if it is none. */
    static @Nullable Label of(String text) {
        return BY_WORDS.get(text.toLowerCase(Locale.ROOT));
    }

    boolean is(String text) {
        return of(text) == this;
    }

    /** Whether a column's heading is this label, with or without an addition such as {@code (excl. tax)}. */
    boolean heads(String text) {
        int bracket = text.indexOf(" (");
        return is(bracket < 0 ? text : text.substring(0, bracket));
    }

    /** What follows the label in a run that holds label and value, such as {@code Invoice number X-1}; null if it starts otherwise. */
    static @Nullable String valueBehind(String text, Label label) {
        for (String word : label.words) {
            if (text.length() > word.length() + 1
                    && text.charAt(word.length()) == ' '
                    && text.regionMatches(true, 0, word, 0, word.length())) {
                return text.substring(word.length() + 1);
            }
        }
        return null;
    }

    private static Map<String, Label> byWords() {
        Map<String, Label> map = new HashMap<>();
        for (Label label : values()) {
            for (String word : label.words) {
                map.put(word.toLowerCase(Locale.ROOT), label);
            }
        }
        return Map.copyOf(map);
    }
}
