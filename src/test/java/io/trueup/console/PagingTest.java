package io.trueup.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final int MANY = 130;
    private static final ServedConsole CONSOLE = ServedConsole.only();
    private static Browser browser;

    @BeforeAll
    static void seed() {
        browser = CONSOLE.user("paging-member", "MEMBER");
        CONSOLE.sql()
                .sql(
                        "insert into month_standing select 'paged-' || n, '2025-0' || (1 + n % 3), 1, 'Paged ' || n, 'reconciled', 'USD',"
                                + " 0, 0, 0, 0, 0, 0 from generate_series(1, :many) n")
                .param("many", MANY)
                .update();
        CONSOLE.sql()
                .sql(
                        "insert into document (organization, sha256, file, size, present) select 'paged', encode(sha256(n::text::bytea), 'hex'),"
                                + " 'file ' || n % 7 || '&=.pdf', 1, true from generate_series(1, :many) n")
                .param("many", MANY)
                .update();
    }

    private static List<String> walk(String first, String pattern) {
        List<String> seen = new ArrayList<>();
        String path = first;
        while (path != null) {
            String body = browser.get(path).body();
            Pattern.compile(pattern).matcher(body).results().forEach(found -> seen.add(found.group(1)));
            Matcher next = NEXT.matcher(body);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        return seen;
    }

    @Test
    void everyMonthIsOnOnePageAndOnOneOnly() {
        List<String> months = walk("/months?organization=paged-", "href=\"/months/(paged-[0-9]+)/");

        assertThat(months)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MANY)
                        .mapToObj(n -> "paged-" + n)
                        .toList());
    }

    @Test
    void everyDocumentIsOnOnePageAndOnOneOnly() {
        assertThat(walk("/documents?organization=paged", "href=\"/documents/paged/([0-9a-f]{64})\""))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAFilterHoldsStandsForItself() {
        assertThat(walk("/months?organization=%25", "href=\"/months/([^/]+)/")).isEmpty();
        assertThat(walk("/months?organization=paged-1_", "href=\"/months/([^/]+)/"))
                .isEmpty();
    }
}
