package io.trueup.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes what a dead process left in the framework's tables restartable. Only the holder of the lease may call it: the lease proves that
 * nobody works on these executions. The framework's own recovery leaves executions in status UNKNOWN and instances without execution,
 * which it then refuses to restart; every write of a step is idempotent here, so both may go on.
 */
public final class BatchRecovery {

    private static final String OF_RUN = " in (select execution from run_execution where " + Runs.KEY + ")";

    private final JdbcClient sql;

    public BatchRecovery(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ends every execution of the job that is not ended, in whatever state it is. */
    public void recover(String job) {
        String unended = " status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') and ";
        String ofJob =
                "(select job_execution_id from batch_job_execution e join batch_job_instance i using (job_instance_id)"
                        + " where i.job_name = :job)";
        update(
                "update batch_step_execution set status = 'FAILED', exit_code = 'FAILED', end_time = coalesce(end_time, last_updated),"
                        + " version = version + 1 where" + unended + "job_execution_id in " + ofJob,
                job);
        update(
                "update batch_job_execution set status = 'FAILED', exit_code = 'FAILED', end_time = coalesce(end_time, last_updated),"
                        + " version = version + 1 where" + unended + "job_execution_id in " + ofJob,
                job);
        update(
                "delete from batch_job_instance i where job_name = :job"
                        + " and not exists (select from batch_job_execution e where e.job_instance_id = i.job_instance_id)",
                job);
        sql.sql(
                        "update run_execution set ended = now(), failure = coalesce(failure, 'It was cut off') where ended is null")
                .update();
    }

    /** Marks the executions of a run as given up for good. */
    public void abandon(Run run) {
        Runs.bind(
                        sql,
                        "update batch_job_execution set status = 'ABANDONED', version = version + 1 where job_execution_id"
                                + OF_RUN,
                        run)
                .update();
    }

    private void update(String statement, String job) {
        sql.sql(statement).param("job", job).update();
    }
}
