package io.trueup.console;

/** What a killed process leaves behind: an execution that nobody ends. */
final class Killed {

    private Killed() {}

    /** @param month one that nothing was run of yet */
    static long execution(ServedConsole console, String month) {
        long execution = console.sql()
                .sql("select nextval('batch_job_execution_seq') + 1000000")
                .query(Long.class)
                .single();
        console.sql()
                .sql(
                        "insert into run (month, run, shard, inbox, reports, only_these, as_of, begun, partitions)"
                                + " values (:month, 1, '1/1', :gone, :gone, '', '2026-09-10T00:00:00Z', '2026-09-10T00:00:00Z', 1)")
                .param("month", month)
                .param("gone", console.home().resolve("gone").toString())
                .update();
        console.sql()
                .sql("insert into batch_job_instance values (:id, 0, 'monthly-reconciliation', :key)")
                .param("id", execution)
                .param("key", "key " + execution)
                .update();
        console.sql()
                .sql("insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " values (:id, 0, :id, now(), 'STARTED')")
                .param("id", execution)
                .update();
        console.sql()
                .sql("insert into run_execution (execution, month, run, shard, holder, started)"
                        + " values (:id, :month, 1, '1/1', 'a machine (process 1)', now())")
                .param("id", execution)
                .param("month", month)
                .update();
        return execution;
    }
}
