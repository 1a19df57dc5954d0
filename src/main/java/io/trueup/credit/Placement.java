package io.trueup.credit;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the placements of one component come to.
 *
 * @param worth spans all placements of the least shortfall
 * @param shortfall the least that is missing, 0 where the documents explain every rise
 * @param chosen movement to interval, in the one placement that the estimate uses
 * @param isExact false where the placements were too many, so that the range is only surely not too narrow, and the
 *     shortfall perhaps not the least
 */
record Placement(Worth worth, BigDecimal shortfall, Map<Integer, Integer> chosen, boolean isExact) {}
