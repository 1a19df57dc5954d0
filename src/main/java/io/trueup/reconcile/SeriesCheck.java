package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** SERIES_GAP: a number is missing between two of a series; told in the month of the one after the gap. */
final class SeriesCheck implements MonthCheck {

    private static final Pattern NUMBER = Pattern.compile("(.+)-(\\d{1,18})");
    private static final int TOLD = 5;

    @Override
    public List<Finding> examine(Month month) {
        Map<String, TreeMap<Long, Paper>> series = new TreeMap<>();
        Set<String> voided = new HashSet<>();
        for (Paper paper : papers(month)) {
            voided.addAll(paper.invoice().replaces());
            Matcher number = NUMBER.matcher(paper.number());
            if (paper.account() != null && number.matches() && !paper.invoice().isCreditNote()) {
                series.computeIfAbsent(number.group(1), name -> new TreeMap<>())
                        .putIfAbsent(Long.parseLong(number.group(2)), paper);
            }
        }
        List<Finding> findings = new ArrayList<>();
        series.values().forEach(papers -> findings.addAll(gaps(month, papers, voided)));
        return findings;
    }

    /** Booked or not: what stands on paper of the series fills it; somebody else's paper does not. */
    private static List<Paper> papers(Month month) {
        List<Paper> papers = new ArrayList<>();
        month.books().sales().forEach(sale -> papers.addAll(sale.papers()));
        month.books().unbooked().stream().map(Unbooked::paper).forEach(papers::add);
        return papers;
    }

    private static List<Finding> gaps(Month month, TreeMap<Long, Paper> papers, Set<String> voided) {
        List<Finding> findings = new ArrayList<>();
        papers.forEach((number, paper) -> {
            Map.Entry<Long, Paper> before = papers.lowerEntry(number);
            if (before == null || !paper.months().first().equals(month.month())) {
                return;
            }
            List<String> missing = LongStream.range(before.getKey() + 1, number)
                    .limit(1_000)
                    .mapToObj(gap -> numberLike(paper.number(), gap))
                    .filter(gap -> !voided.contains(gap))
                    .toList();
            if (!missing.isEmpty()) {
                findings.add(new Finding(
                        FindingCode.SERIES_GAP,
                        paper.account(),
                        null,
                        "%s missing between %s and %s; ask the seller for it or look in the mailbox."
                                .formatted(told(missing), before.getValue().number(), paper.number()),
                        List.of(
                                paper.invoice().source(),
                                before.getValue().invoice().source())));
            }
        });
        return findings;
    }

    private static String numberLike(String number, long value) {
        int hyphen = number.lastIndexOf('-');
        int digits = number.length() - hyphen - 1;
        return number.substring(0, hyphen + 1) + ("%0" + digits + "d").formatted(value);
    }

    private static String told(List<String> missing) {
        String numbers = missing.stream().limit(TOLD).collect(Collectors.joining(", "));
        if (missing.size() > TOLD) {
            numbers += " and " + (missing.size() - TOLD) + " more";
        }
        return numbers + (missing.size() == 1 ? " is" : " are");
    }
}
