package io.trueup.reconcile;

import java.text.Normalizer;
import java.util.Locale;

/** Names of sellers and customers are compared after trimming, without regard to case and spaces (formats.md, organization.yaml). */
final class PartyName {
    private PartyName() {}

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
