package io.trueup.report;

import io.trueup.invoice.LineSubject;
import io.trueup.money.AmountRange;
import io.trueup.reconcile.BookedLine;
import io.trueup.reconcile.UsedOnDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Metered usage and the invoice lines that charge it, compared together: usually one subject at one price and one line; more where a price
 * changed inside the month, a line tells less than the meters, or the meters tell less than the lines.
 */
record UsageGroup(String account, List<Metered> metered, List<BookedLine> lines) {

    /** Usage of one subject at one price (or a choice of prices), over the month. */
    record Metered(
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            List<BigDecimal> unitPrices,
            BigDecimal quantity,
            AmountRange worth,
            String file) {

        private Metered plus(Metered other) {
            return new Metered(
                    meter,
                    model,
                    context,
                    key,
                    unitPrices,
                    quantity.add(other.quantity),
                    worth.plus(other.worth),
                    file);
        }

        private List<@Nullable Object> subject() {
            List<@Nullable Object> subject = new ArrayList<>();
            subject.add(meter);
            subject.add(model);
            subject.add(context);
            subject.add(key);
            subject.add(unitPrices);
            return subject;
        }
    }

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Metered> ORDER = Comparator.comparing(Metered::meter)
            .thenComparing(Metered::model, TEXT)
            .thenComparing(Metered::context, TEXT)
            .thenComparing(Metered::key, TEXT)
            .thenComparing(metered -> metered.unitPrices().toString());

    /** The groups of one account: those with usage by subject, then the lines that no usage is metered for. */
    static List<UsageGroup> of(String account, List<UsedOnDay> usage, List<BookedLine> lines) {
        boolean isAddedUp =
                usage.size() > 1 && usage.stream().allMatch(used -> used.day().getDayOfMonth() == 1);
        Map<Set<Integer>, Map<List<@Nullable Object>, Metered>> byLines = new LinkedHashMap<>();
        for (UsedOnDay used : usage) {
            Metered metered = new Metered(
                    used.meter(),
                    used.model(),
                    used.context(),
                    used.key(),
                    used.unitPrices(),
                    used.quantity(),
                    used.worth(),
                    used.file());
            byLines.computeIfAbsent(charging(used, lines, isAddedUp ? null : used.day()), _ -> new LinkedHashMap<>())
                    .merge(metered.subject(), metered, Metered::plus);
        }
        List<UsageGroup> groups = new ArrayList<>();
        joined(byLines.keySet()).forEach(charging -> groups.addAll(groups(account, charging, byLines, lines)));
        groups.sort(Comparator.comparing(group -> group.metered().getFirst(), ORDER));
        Set<Integer> charged = new TreeSet<>();
        byLines.keySet().forEach(charged::addAll);
        for (int line = 0; line < lines.size(); line++) {
            if (!charged.contains(line)) {
                groups.add(new UsageGroup(account, List.of(), List.of(lines.get(line))));
            }
        }
        return groups;
    }

    /** What no line charges stands alone, subject by subject. */
    private static List<UsageGroup> groups(
            String account,
            Set<Integer> charging,
            Map<Set<Integer>, Map<List<@Nullable Object>, Metered>> byLines,
            List<BookedLine> lines) {
        Map<List<@Nullable Object>, Metered> together = new LinkedHashMap<>();
        byLines.forEach((some, metered) -> {
            if (charging.containsAll(some) && charging.isEmpty() == some.isEmpty()) {
                metered.forEach((subject, one) -> together.merge(subject, one, Metered::plus));
            }
        });
        List<Metered> sorted = together.values().stream().sorted(ORDER).toList();
        return charging.isEmpty()
                ? sorted.stream()
                        .map(one -> new UsageGroup(account, List.of(one), List.of()))
                        .toList()
                : List.of(new UsageGroup(
                        account, sorted, charging.stream().map(lines::get).toList()));
    }

    /** Sets of lines that have one in common become one. */
    private static List<Set<Integer>> joined(Set<Set<Integer>> sets) {
        List<Set<Integer>> joined = new ArrayList<>();
        for (Set<Integer> set : sets) {
            Set<Integer> whole = new TreeSet<>(set);
            joined.removeIf(other -> {
                boolean common = other.stream().anyMatch(whole::contains) || (other.isEmpty() && whole.isEmpty());
                if (common) {
                    whole.addAll(other);
                }
                return common;
            });
            joined.add(whole);
        }
        return joined;
    }

    /** The lines that tell most of what the meter tells; several where the meter tells too little to choose. */
    private static Set<Integer> charging(UsedOnDay used, List<BookedLine> lines, @Nullable LocalDate day) {
        Set<Integer> best = new TreeSet<>();
        int most = 0;
        for (int line = 0; line < lines.size(); line++) {
            int fit = fit(used, lines.get(line), day);
            if (fit > most) {
                best.clear();
            }
            if (fit > 0 && fit >= most) {
                best.add(line);
                most = fit;
            }
        }
        return best;
    }

    /** How many parts of the subject agree; 0 if the line charges something else. */
    private static int fit(UsedOnDay used, BookedLine booked, @Nullable LocalDate day) {
        LineSubject told = booked.line().subject();
        boolean same = used.meter().equals(told.meter())
                && fits(told.model(), used.model())
                && fits(told.context(), used.context())
                && fits(told.key(), used.key())
                && (day == null || booked.period() == null || booked.period().contains(day));
        return same
                ? (int) Stream.of(told.meter(), told.model(), told.context(), told.key())
                        .filter(Objects::nonNull)
                        .count()
                : 0;
    }

    private static boolean fits(@Nullable String told, @Nullable String metered) {
        return told == null || metered == null || told.equals(metered);
    }

    int rows() {
        return Math.max(metered.size(), lines.size());
    }
}
