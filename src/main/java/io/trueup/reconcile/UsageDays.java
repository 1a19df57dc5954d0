package io.trueup.reconcile;

import io.trueup.money.AmountRange;
import io.trueup.usage.ListPrice;
import io.trueup.usage.Rating.Rated;
import io.trueup.usage.UsageDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usage that counts, by day and subject and by the prices that may hold; in a very large month by subject and prices only, so that what is
 * stored of a month stays small.
 */
final class UsageDays {

    /** More rows than this nobody reads, and a stored version should not grow with an export. */
    private static final int MOST_ROWS = 50_000;

    private static final String MOST_ROWS_TOLD = "50,000";

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<UsedOnDay> ORDER = Comparator.comparing(UsedOnDay::day)
            .thenComparing(UsedOnDay::meter)
            .thenComparing(UsedOnDay::model, TEXT)
            .thenComparing(UsedOnDay::context, TEXT)
            .thenComparing(UsedOnDay::key, TEXT)
            .thenComparing(used -> used.unitPrices().toString());

    private record Row(
            LocalDate day,
            String meter,
            @Nullable String model,
            @Nullable String context,
            @Nullable String key,
            List<ListPrice> prices) {}

    private record Sum(BigDecimal quantity, AmountRange worth, String file) {
        Sum plus(Sum other) {
            return new Sum(
                    quantity.add(other.quantity),
                    worth.plus(other.worth),
                    file.compareTo(other.file) <= 0 ? file : other.file);
        }
    }

    private final List<UsedOnDay> rows;
    private final boolean isByMonth;

    private UsageDays(List<UsedOnDay> rows, boolean isByMonth) {
        this.rows = rows;
        this.isByMonth = isByMonth;
    }

    static UsageDays of(List<ApiMonth> apis) {
        return of(apis, MOST_ROWS);
    }

    /** @param most rows that are told by day */
    static UsageDays of(List<ApiMonth> apis, int most) {
        List<UsedOnDay> rows = new ArrayList<>();
        apis.forEach(api -> rows.addAll(rows(api, false)));
        if (rows.size() <= most) {
            return new UsageDays(rows, false);
        }
        rows.clear();
        apis.forEach(api -> rows.addAll(rows(api, true)));
        return new UsageDays(rows, true);
    }

    private static List<UsedOnDay> rows(ApiMonth api, boolean byMonth) {
        LocalDate first = api.month().days().start();
        Map<Row, Sum> sums = new LinkedHashMap<>();
        for (Rated rated : api.usage().within(List.of(api.month().window()))) {
            UsageDay usage = rated.usage();
            sums.merge(
                    new Row(
                            byMonth ? first : usage.day(),
                            usage.meter(),
                            usage.model(),
                            usage.context(),
                            usage.key(),
                            rated.prices()),
                    new Sum(usage.quantity(), rated.worth(), usage.source().file()),
                    Sum::plus);
        }
        Map<List<ListPrice>, List<BigDecimal>> unitPrices = new LinkedHashMap<>();
        List<UsedOnDay> rows = new ArrayList<>();
        sums.forEach((row, sum) -> rows.add(new UsedOnDay(
                api.account(),
                row.day(),
                row.model(),
                row.meter(),
                row.context(),
                row.key(),
                sum.quantity(),
                unitPrices.computeIfAbsent(row.prices(), UsageDays::unitPrices),
                sum.worth(),
                sum.file())));
        rows.sort(ORDER);
        return rows;
    }

    /** Dollars for one token or request, without repetition, the lowest first. */
    private static List<BigDecimal> unitPrices(List<ListPrice> prices) {
        return prices.stream()
                .flatMap(price -> price.prices().stream().map(one -> RateCheck.unitPrice(one, price)))
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .sorted()
                .toList();
    }

    List<UsedOnDay> rows() {
        return rows;
    }

    /** What is to be said where rows were added up; empty where they tell every day. */
    List<String> assumptions(YearMonth month) {
        return isByMonth
                ? List.of(
                        ("More than %s rows of usage are told in %s, so reports show them added up over the month by meter, model, key"
                                        + " and price; the figures compared are not touched by it.")
                                .formatted(MOST_ROWS_TOLD, month))
                : List.of();
    }
}
