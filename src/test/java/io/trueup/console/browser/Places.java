package io.trueup.console.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trueup.console.ServedConsole;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every page of the console: the fixed ones by their path, what a month leads to by its links, and whatever else the navigation names. */
final class Places {

    private static final ServedConsole CONSOLE = ServedConsole.only();

    private Places() {}

    /** @return paths by the names of their pictures */
    static Map<String, String> all() throws Exception {
        Crowded.world();
        CONSOLE.admin().add("a.member.with.a.long.name@accounts-payable.halyard.example", "MEMBER");
        long interrupted = KilledRun.of("2026-06", CONSOLE);
        Map<String, String> places = new LinkedHashMap<>();
        places.put("attention", "/");
        places.put("months", "/months");
        places.put("months-none", "/months?month=2019-01");
        places.put("month-discrepant", "/months/cobalt-freight/2026-08");
        places.put("month-reconciled", "/months/halyard-labs/2026-08");
        places.put("month-provisional", "/months/northfold/2026-08");
        places.put("month-crowded", "/months/crowded/2026-05");
        places.put("changes", "/months/crowded/2026-05/changes?from=1&to=2");
        places.put("documents", "/documents");
        places.put("documents-crowded", "/documents?organization=crowded");
        places.put("jobs", "/jobs");
        places.put("job", "/jobs/1");
        places.put("job-interrupted", "/jobs/" + interrupted);
        places.put("job-restart", "/jobs/" + interrupted + "/restart");
        places.put("job-refused", "/jobs/1/restart");
        places.put("job-start", "/jobs/start");
        places.put("users", "/users");
        places.put("audit", "/audit");
        places.put("account", "/account");
        places.put("error-404", "/nowhere");
        places.put("error-400", "/jobs?before=x");
        try (Visit visit = Visit.admin()) {
            Page month = visit.open("/months/cobalt-freight/2026-08");
            places.put("evidence-pdf", evidence(month, ".pdf"));
            places.put(
                    "finding-decide",
                    month.locator("main a[href*='/findings/']").first().getAttribute("href"));
            places.put("evidence-csv", evidence(visit.open("/months/northfold/2026-08"), ".csv"));
            for (Locator link : month.locator(".top nav a").all()) {
                String path = link.getAttribute("href");
                if (!places.containsValue(path)) {
                    places.put(path.substring(1).replace('/', '-'), path);
                }
            }
        }
        return places;
    }

    private static String evidence(Page month, String ending) {
        return month.locator("main a[href*='/evidence']", new Page.LocatorOptions().setHasText(ending))
                .first()
                .getAttribute("href");
    }
}
