package io.trueup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.console.Browser;
import io.trueup.console.ServedConsole;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long pages take with 100,000 executions, 10,000 organizations and 120,000 months in the database. */
@Tag("bench")
class ConsolePagesBench {

    private static final int WARM_UPS = 20;
    private static final int ROUNDS = 31;
    private static final long MOST_MILLIS = 100;
    private static final ServedConsole CONSOLE = ServedConsole.only();

    @BeforeAll
    static void seed() {
        String[] statements = {
            "insert into run select to_char(date '2016-01-01' + (n % 120) * interval '1 month', 'YYYY-MM'), 1000 + n / 120, '1/1', '/in',"
                    + " '/out', '', '2026-09-10T00:00:00Z', '2026-09-10T00:00:00Z', 4,"
                    + " case when n % 5000 = 0 then 'open' else 'completed' end from generate_series(1, 100000) n",
            "insert into batch_job_instance select 100000 + n, 0, 'monthly-reconciliation', 'seed ' || n from generate_series(1, 100000) n",
            "insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                    + " select 100000 + n, 0, 100000 + n, now(), case when n % 5000 = 0 then 'FAILED' when n % 7000 = 0 then 'STOPPED'"
                    + " else 'COMPLETED' end from generate_series(1, 100000) n",
            "insert into run_execution select 100000 + n, to_char(date '2016-01-01' + (n % 120) * interval '1 month', 'YYYY-MM'),"
                    + " 1000 + n / 120, '1/1', 'a machine (process 1)', now() - (100000 - n) * interval '20 minutes',"
                    + " now() - (100000 - n) * interval '20 minutes' + interval '3 minutes', case when n % 5000 = 0 then 'It failed' end"
                    + " from generate_series(1, 100000) n",
            "insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, status, write_count)"
                    + " select 1000000 + n * 10 + s, 0, (array['collect','read','reconcile','report','deliver'])[s], 100000 + n, now(),"
                    + " 'COMPLETED', 10 from generate_series(1, 100000) n, generate_series(1, 5) s",
            "insert into run_organization (month, run, shard, organization, partition, done)"
                    + " select r.month, r.run, r.shard, 'company-' || o, 0, 4 from generate_series(1, 10000) o,"
                    + " (select * from run where run = 1500 order by month limit 60) r",
            "insert into month_standing select 'company-' || o, to_char(date '2025-09-01' + m * interval '1 month', 'YYYY-MM'), 1,"
                    + " 'Company ' || o || ', Inc.', case when (o + m) % 20 = 0 then 'discrepant' when (o + m) % 9 = 0 then 'provisional'"
                    + " else 'reconciled' end, 'USD', case when (o + m) % 20 = 0 then 2 else 0 end, 0,"
                    + " case when (o + m) % 20 = 0 then (o * 7 % 1000) else 0 end, case when (o + m) % 9 = 0 then 1 else 0 end,"
                    + " case when (o + m) % 9 = 0 then (o * 3 % 1000) else 0 end, 0"
                    + " from generate_series(1, 10000) o, generate_series(0, 11) m",
            "insert into document (organization, sha256, file, size, present, kind, code, reason)"
                    + " select 'company-' || o, encode(sha256((o || '/' || d)::bytea), 'hex'), '2026-08/file-' || d || '.pdf', 1000, true,"
                    + " 'invoice', case when o % 500 = 0 and d = 1 then 'UNREADABLE_DOCUMENT' end,"
                    + " case when o % 500 = 0 and d = 1 then 'damaged' end from generate_series(1, 10000) o, generate_series(1, 20) d",
            "analyze"
        };
        JdbcClient sql = CONSOLE.sql();
        for (String statement : statements) {
            sql.sql(statement).update();
        }
    }

    @Test
    void everyPageIsQuick() {
        Browser admin = CONSOLE.admin();
        Map<String, Long> slow = new TreeMap<>();
        for (String path : new String[] {
            "/",
            "/months",
            "/months?status=discrepant",
            "/months?organization=company-77",
            "/months?month=2026-01&afterMonth=2026-01&afterOrganization=company-5000",
            "/months/cobalt-freight/2026-08",
            "/documents",
            "/documents?show=set-aside",
            "/documents?organization=company-123",
            "/documents?file=file-7",
            "/jobs",
            "/jobs?before=150000",
            "/jobs?state=failed",
            "/jobs?state=interrupted",
            "/jobs?month=2020-05",
            "/jobs?organization=company-4711",
            "/jobs?state=failed&organization=company-4711",
            "/jobs?organization=nobody",
            "/jobs?day=2026-01-05",
            "/jobs/150000",
            "/audit"
        }) {
            long median = median(admin, path);
            System.out.printf(Locale.ROOT, "%-75s %4d ms%n", path, median);
            if (median > MOST_MILLIS) {
                slow.put(path, median);
            }
        }
        assertThat(slow).isEmpty();
    }

    private static long median(Browser browser, String path) {
        for (int i = 0; i < WARM_UPS; i++) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        }
        long[] millis = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            browser.get(path);
            millis[i] = (System.nanoTime() - begin) / 1_000_000;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
