package io.trueup.report.focus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount out in proportion, so that the shares add up to it exactly: by the largest remainder, the first of equals first. */
final class Allocation {

    private Allocation() {}

    /**
     * One share a weight; equal shares if all weights are zero.
     *
     * @param weights none negative
     * @param scale decimals of a share; an amount with more leaves the rest to the first share that gets any
     */
    static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights, int scale) {
        if (weights.isEmpty()) {
            return List.of();
        }
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.signum() == 0) {
            List<BigDecimal> equal =
                    weights.stream().map(weight -> BigDecimal.ONE).toList();
            return of(amount, equal, scale);
        }
        List<BigDecimal> shares = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigDecimal left = amount;
        for (BigDecimal weight : weights) {
            BigDecimal exact = amount.multiply(weight).divide(all, MathContext.DECIMAL128);
            BigDecimal share = exact.setScale(scale, RoundingMode.DOWN);
            shares.add(share);
            remainders.add(exact.subtract(share).abs());
            left = left.subtract(share);
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale).multiply(BigDecimal.valueOf(amount.signum()));
        List<Integer> byRemainder = IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .toList();
        int next = 0;
        while (unit.signum() != 0 && left.abs().compareTo(unit.abs()) >= 0) {
            int to = byRemainder.get(next++ % byRemainder.size());
            shares.set(to, shares.get(to).add(unit));
            left = left.subtract(unit);
        }
        int first = byRemainder.getFirst();
        shares.set(first, shares.get(first).add(left));
        return shares;
    }
}
