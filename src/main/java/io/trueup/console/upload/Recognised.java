package io.trueup.console.upload;

import io.trueup.console.page.Badge;
import io.trueup.console.page.Shown;
import io.trueup.console.upload.FactsSeen.Item;
import io.trueup.console.upload.PendingUploads.PendingFile;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.invoice.Footing;
import io.trueup.invoice.Invoice;
import io.trueup.job.Drafts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pending file with what the readers make of it.
 *
 * @param month the folder that it would be filed in
 * @param months those that it speaks of
 */
public record Recognised(
        PendingFile file,
        String size,
        String kind,
        Badge badge,
        @Nullable String reason,
        @Nullable String headline,
        List<Item> items,
        long more,
        List<String> warnings,
        boolean read,
        boolean screenshot,
        YearMonth month,
        SortedSet<YearMonth> months) {

    public Recognised {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
        months = new TreeSet<>(months);
    }

    static Recognised of(PendingFile file, Drafts drafts, boolean isElsewhere, YearMonth now) {
        FactsSeen facts = new FactsSeen();
        DocumentOutcome outcome = drafts.read(file, facts);
        boolean read = outcome instanceof DocumentOutcome.Read;
        SortedSet<YearMonth> months = new TreeSet<>(facts.months());
        Invoice invoice = read ? facts.invoice() : null;
        List<String> warnings = warnings(file);
        if (isElsewhere) {
            warnings.add(
                    "The same bytes wait in another upload of this organization; whichever is accepted first is filed.");
        }
        if (invoice != null) {
            Footing.check(invoice)
                    .forEach(error -> warnings.add(
                            "It does not add up: " + error.what() + " is printed as " + Shown.amount(error.printed())
                                    + ", its parts give " + Shown.amount(error.computed()) + "."));
        }
        return new Recognised(
                file,
                Shown.size(file.size()),
                outcome.kind().told().replace('-', ' '),
                badge(outcome),
                outcome instanceof DocumentOutcome.SetAside aside ? aside.reason() : null,
                invoice == null ? null : headline(invoice),
                read ? facts.items() : List.of(),
                read ? facts.more() : 0,
                warnings,
                read,
                outcome.kind() == DocumentKind.SCREENSHOT,
                invoice != null ? YearMonth.from(invoice.issued()) : !read || months.isEmpty() ? now : months.last(),
                read ? months : new TreeSet<>());
    }

    /** A picture is no failure: people read balances from it. */
    private static Badge badge(DocumentOutcome outcome) {
        if (outcome instanceof DocumentOutcome.Read) {
            return new Badge("read", "✓", "good");
        }
        return outcome.kind() == DocumentKind.SCREENSHOT
                ? new Badge("picture", "•", "plain")
                : new Badge("set aside", "✕", "bad");
    }

    private static String headline(Invoice invoice) {
        return invoice.title() + " " + invoice.number() + " of " + invoice.issuer() + " to " + invoice.customer() + ", "
                + invoice.issued() + ", total " + Shown.amount(invoice.total());
    }

    /** What a PDF may carry beside its pages; nothing of it is ever run or opened. */
    private static List<String> warnings(PendingFile file) {
        List<String> warnings = new ArrayList<>();
        try (InputStream in = file.open()) {
            if (!new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-")) {
                return warnings;
            }
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (all.contains("/JavaScript") || all.contains("/JS ") || all.contains("/JS(")) {
                warnings.add("The PDF holds JavaScript. It is not run; only what is printed on the pages counts.");
            }
            if (all.contains("/EmbeddedFile")) {
                warnings.add(
                        "The PDF has files embedded. They are not opened; only what is printed on the pages counts.");
            }
            return warnings;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
