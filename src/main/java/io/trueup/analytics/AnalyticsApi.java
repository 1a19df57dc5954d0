package io.trueup.analytics;

import io.trueup.analytics.AnalyticsQuery.Kind;
import io.trueup.analytics.Fetched.Failed;
import io.trueup.analytics.Fetched.Nothing;
import io.trueup.analytics.Fetched.Page;
import io.trueup.analytics.Fetched.Pages;
import io.trueup.organization.AnalyticsSettings;
import io.trueup.period.BillingPeriod;
import io.trueup.period.TimeWindow;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The vendor's Computer Analytics API as the settings name it; a key is looked up in the environment when it is used, and kept nowhere. */
public final class AnalyticsApi {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final AnalyticsSettings settings;
    private final UnaryOperator<@Nullable String> environment;
    private final Pause pause;
    private final DoubleSupplier jitter;
    private final InstantSource clock;

    AnalyticsApi(
            AnalyticsSettings settings,
            UnaryOperator<@Nullable String> environment,
            Pause pause,
            DoubleSupplier jitter,
            InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.pause = pause;
        this.jitter = jitter;
        this.clock = clock;
    }

    /** @param environment the value of an environment variable, null if it is not set */
    public static AnalyticsApi of(AnalyticsSettings settings, UnaryOperator<@Nullable String> environment) {
        return new AnalyticsApi(
                settings,
                environment,
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble(),
                InstantSource.system());
    }

    /** Whether the analytics of an organization are to be fetched. */
    public boolean isFor(String organization) {
        return settings.enabled() && settings.variableOf(organization) != null;
    }

    /** Asks for the whole UTC days of a month that are over at an instant. Never throws for what the network or the server does. */
    public Fetched fetch(String organization, YearMonth month, Instant until) {
        String variable = settings.variableOf(organization);
        TimeWindow whole = BillingPeriod.of(month).window();
        Instant end = until.truncatedTo(ChronoUnit.DAYS);
        if (variable == null || !end.isAfter(whole.start())) {
            return new Nothing();
        }
        TimeWindow window = TimeWindow.of(whole.start(), end.isBefore(whole.end()) ? end : whole.end());
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            AnalyticsServer server =
                    new AnalyticsServer(client, key(organization, variable), new Retry(pause, jitter), clock);
            List<Page> pages = new ArrayList<>(query(Kind.ORGANIZATION, window).ask(server));
            if (settings.members()) {
                pages.addAll(query(Kind.MEMBERS, window).ask(server));
            }
            return new Pages(pages);
        } catch (FetchFailedException failure) {
            return new Failed(String.valueOf(failure.getMessage()), failure.isForEverybody());
        }
    }

    private AnalyticsQuery query(Kind kind, TimeWindow window) {
        return new AnalyticsQuery(settings.url(), kind, window);
    }

    private AnalyticsKey key(String organization, String variable) throws FetchFailedException {
        String secret = environment.apply(variable);
        if (secret == null || secret.isBlank()) {
            throw new FetchFailedException(
                    "The environment variable " + variable + ", which should hold the analytics key of "
                            + organization + ", is not set. Set it, or take " + organization
                            + " out of analytics in jobs/monthly-reconciliation.yaml.");
        }
        return AnalyticsKey.of(variable, secret);
    }
}
