package io.trueup.job;

import io.trueup.analytics.AnalyticsApi;
import io.trueup.analytics.Fetched;
import io.trueup.period.BillingPeriod;
import io.trueup.store.AnalyticsFetches;
import io.trueup.store.Archive;
import io.trueup.store.Archive.Kept;
import io.trueup.store.Documents.Registered;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the analytics of a run's month, and files them like documents that the inbox never loses. A failure never stops the month: it is
 * noted, and what was fetched before stays.
 */
final class FetchedAnalytics {

    private static final Logger LOG = LoggerFactory.getLogger(FetchedAnalytics.class);

    /** The vendor's store is synced now and then (domain.md section 5): a month asked for later than this after its end is taken as settled. */
    static final Duration SETTLED = Duration.ofDays(3);

    private final @Nullable AnalyticsApi api;
    private final AnalyticsFetches fetches;
    private final Archive archive;
    private final InstantSource clock;
    private final AtomicReference<@Nullable RunContext> outOfOrder = new AtomicReference<>();

    /** @param api null: nothing is fetched, but what was fetched before still counts */
    FetchedAnalytics(@Nullable AnalyticsApi api, AnalyticsFetches fetches, Archive archive, InstantSource clock) {
        this.api = api;
        this.fetches = fetches;
        this.archive = archive;
        this.clock = clock;
    }

    /** Every fetched document of an organization that counts from now on. */
    List<Registered> collect(RunContext context, String organization) {
        List<Registered> counting = new ArrayList<>(fetches.documents(organization));
        if (api == null || !api.isFor(organization)) {
            return counting;
        }
        Instant asOf =
                context.run().asOf().isBefore(clock.instant()) ? context.run().asOf() : clock.instant();
        YearMonth month = context.run().month();
        YearMonth previous = month.minusMonths(1);
        boolean wasAsked = fetches.asked(organization, previous).isPresent();
        if (wasAsked
                && isToBeAsked(organization, previous, asOf)
                && fetch(context, organization, previous, asOf, counting)) {
            context.progress()
                    .note(
                            "The analytics of %s for %s have changed since they were fetched: ./trueup run %s makes a new version"
                                    .formatted(organization, previous, previous));
        }
        boolean known = counting.stream().anyMatch(document -> isOf(document, month));
        if (!known || isToBeAsked(organization, month, asOf)) {
            fetch(context, organization, month, asOf, counting);
        }
        return counting;
    }

    /** Until it was asked for when it was settled; never as of an earlier time than before, which would tell less. */
    private boolean isToBeAsked(String organization, YearMonth month, Instant asOf) {
        Instant settled = BillingPeriod.of(month).window().end().plus(SETTLED);
        return fetches.asked(organization, month)
                .filter(asked -> !asked.isBefore(settled) || asked.isAfter(asOf))
                .isEmpty();
    }

    private static boolean isOf(Registered document, YearMonth month) {
        return document.file().startsWith(AnalyticsFetches.folderOf(month));
    }

    /**
     * Puts a month's pages in place of those fetched before.
     *
     * @return whether they differ
     */
    private boolean fetch(
            RunContext context, String organization, YearMonth month, Instant asOf, List<Registered> counting) {
        if (api == null) {
            return false;
        }
        if (outOfOrder.get() == context) {
            context.progress()
                    .note("%s: the analytics of %s were not fetched, because the Analytics API is out of order"
                            .formatted(organization, month));
            return false;
        }
        return switch (api.fetch(organization, month, asOf)) {
            case Fetched.Nothing nothing -> false;
            case Fetched.Failed failed -> {
                LOG.warn("The analytics of {} for {} were not fetched: {}", organization, month, failed.reason());
                context.progress()
                        .note("%s: the analytics of %s were not fetched. %s"
                                .formatted(organization, month, failed.reason()));
                if (failed.forEverybody()) {
                    // not tried for the run's other organizations: each would wait in vain
                    outOfOrder.set(context);
                }
                yield false;
            }
            case Fetched.Pages pages -> {
                List<Registered> earlier = counting.stream()
                        .filter(document -> isOf(document, month))
                        .toList();
                fetches.asked(organization, month, asOf);
                if (sayTheSame(earlier, pages.pages(), month)) {
                    yield false;
                }
                counting.removeAll(earlier);
                pages.pages().forEach(page -> counting.add(filed(month, page)));
                yield !earlier.isEmpty();
            }
        };
    }

    /** Then the documents that are there stay: other bytes alone make no new version. */
    private boolean sayTheSame(List<Registered> earlier, List<Fetched.Page> pages, YearMonth month) {
        if (earlier.size() != pages.size()) {
            return false;
        }
        return pages.stream().allMatch(page -> earlier.stream()
                .filter(document -> document.file().equals(AnalyticsFetches.folderOf(month) + page.name()))
                .anyMatch(document -> page.saysTheSameAs(bytes(document))));
    }

    private byte[] bytes(Registered document) {
        try (InputStream in = archive.source(document.sha256(), document.file(), document.size())
                .open()) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new RunFailure("The archive of documents cannot be read: " + failure.getMessage(), failure);
        }
    }

    private Registered filed(YearMonth month, Fetched.Page page) {
        try {
            Kept kept = archive.keep(page.body());
            return new Registered(kept.sha256(), AnalyticsFetches.folderOf(month) + page.name(), kept.size());
        } catch (IOException failure) {
            throw new RunFailure("The archive of documents cannot be written: " + failure.getMessage(), failure);
        }
    }
}
