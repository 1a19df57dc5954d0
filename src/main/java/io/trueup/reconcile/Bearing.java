package io.trueup.reconcile;

import io.trueup.credit.BalanceReading;
import io.trueup.credit.Movement;
import io.trueup.finding.Finding;
import io.trueup.finding.Provenance;
import io.trueup.reconcile.Facts.DocumentRecord;
import io.trueup.seats.Member;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which documents bear on the month: by a line, a reading next to or inside the month, a purchase whose window touches it, or a finding of
 * it (formats.md section 1); a document that cannot tell is taken by the month its path names, or for every month if it names none.
 */
final class Bearing {

    private static final Pattern MONTH_IN_PATH = Pattern.compile("(?<!\\d)(20\\d{2})-(0[1-9]|1[0-2])(?!\\d)");

    private Bearing() {}

    /** Whether a path names this month, or no month at all. */
    static boolean mayBeOf(String path, YearMonth month) {
        boolean namesNone = true;
        Matcher named = MONTH_IN_PATH.matcher(path);
        while (named.find()) {
            namesNone = false;
            if (YearMonth.of(Integer.parseInt(named.group(1)), Integer.parseInt(named.group(2)))
                    .equals(month)) {
                return true;
            }
        }
        return namesNone;
    }

    /** The files whose facts bear on the month. */
    static Set<String> files(Month month) {
        Set<String> files = new HashSet<>();
        for (Sale sale : month.books().sales()) {
            if (bears(sale, month)) {
                sale.papers().forEach(paper -> files.add(paper.file()));
            }
        }
        for (Unbooked unbooked : month.books().unbooked()) {
            if (unbooked.paper().months().contains(month.month())) {
                files.add(unbooked.paper().file());
            }
        }
        for (Pool pool : month.pools()) {
            Span span = Span.of(month, pool.readings());
            for (BalanceReading reading : pool.readings()) {
                if (span.contains(reading.at())) {
                    files.add(reading.source().file());
                }
            }
        }
        for (Movement movement : month.facts().movements()) {
            if (month.touches(movement.window())) {
                files.add(movement.source().file());
            }
        }
        if (month.facts().organization().seats() != null) {
            month.facts().members().stream()
                    .filter(member -> bears(member, month))
                    .forEach(member -> files.add(member.source().file()));
        }
        if (month.facts().organization().computer() != null) {
            ComputerUsage.inside(month)
                    .forEach(bucket -> files.add(bucket.source().file()));
            month.facts().memberCredits().stream()
                    .filter(credits -> month.endsWith(credits.asOf()))
                    .forEach(credits -> files.add(credits.source().file()));
        }
        month.facts().usage().stream()
                .filter(usage -> month.days().contains(usage.day()))
                .forEach(usage -> files.add(usage.source().file()));
        for (DocumentRecord document : month.facts().documents()) {
            if (isJudgedByPath(document, month) && mayBeOf(document.file(), month.month())) {
                files.add(document.file());
            }
        }
        return files;
    }

    private static boolean bears(Sale sale, Month month) {
        return sale.paper().months().contains(month.month())
                || (!sale.paper().purchaseLines().isEmpty() && month.touches(Movement.windowOf(sale.day())));
    }

    /** Whether a seat was held at some time of the month or in the billing period before it. */
    private static boolean bears(Member member, Month month) {
        return member.joinedOn().isBefore(month.days().end())
                && (member.leftOn() == null
                        || !member.leftOn().isBefore(month.days().start().minusMonths(1)));
    }

    private static boolean isJudgedByPath(DocumentRecord document, Month month) {
        return document.isSetAside()
                || switch (document.kind()) {
                    case BALANCES, MEMBERS, MOVEMENTS, API_METERS, METRIC, RESPONSE_LOG -> false;
                    case COMPUTER_ANALYTICS, MEMBER_CREDITS ->
                        month.facts().organization().computer() == null;
                    default -> !document.kind().isPaper();
                };
    }

    /** The month's documents in the order of their paths, each with what became of it. */
    static List<DocumentUse> documents(Month month, List<Finding> findings) {
        Set<String> files = files(month);
        findings.stream()
                .flatMap(finding -> finding.evidence().stream())
                .map(Provenance::file)
                .forEach(files::add);
        Map<String, String> notBooked = new HashMap<>();
        month.books()
                .unbooked()
                .forEach(unbooked -> notBooked.put(unbooked.paper().file(), unbooked.reason()));
        List<DocumentUse> uses = new ArrayList<>();
        month.facts().documents().stream()
                .filter(document -> files.contains(document.file()))
                .sorted(Comparator.comparing(DocumentRecord::file))
                .forEach(document -> uses.add(use(document, notBooked.get(document.file()))));
        return uses;
    }

    private static DocumentUse use(DocumentRecord document, @org.jspecify.annotations.Nullable String notBooked) {
        boolean isReadPaper = !document.isSetAside() && document.kind().isPaper();
        return new DocumentUse(
                document.file(),
                document.sha256(),
                document.kind(),
                document.isSetAside(),
                isReadPaper ? notBooked == null : null,
                document.isSetAside() ? document.reason() : notBooked);
    }
}
