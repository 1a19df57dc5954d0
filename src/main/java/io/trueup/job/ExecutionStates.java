package io.trueup.job;

import io.trueup.store.Executions.Execution;
import io.trueup.store.RunLease;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of an execution, told by the run guard where it is not ended: what was killed is interrupted, not running. */
record ExecutionStates(JdbcClient sql) {

    ExecutionView.State of(Execution execution) {
        if (execution.ended() == null && !"COMPLETED".equals(execution.status())) {
            return RunLease.living(sql, execution.shard())
                            .filter(holder -> execution.holder().equals(holder.name()))
                            .isPresent()
                    ? ExecutionView.State.RUNNING
                    : ExecutionView.State.INTERRUPTED;
        }
        return switch (String.valueOf(execution.status())) {
            case "COMPLETED" -> ExecutionView.State.COMPLETED;
            case "STOPPED" -> ExecutionView.State.STOPPED;
            case "ABANDONED" -> ExecutionView.State.ABANDONED;
            default -> ExecutionView.State.FAILED;
        };
    }
}
