package io.trueup.job;

import io.trueup.store.ExecutionPages.Part;
import io.trueup.store.ExecutionPages.Problem;
import io.trueup.store.Run;
import io.trueup.store.RunOutlooks.Outlook;
import java.util.List;

/**
 * Everything that is known of one execution.
 *
 * @param run what its run was asked to do
 * @param isOpen whether the run is neither completed nor abandoned
 * @param stopAsked whether somebody asked it to stop at its next chunk
 * @param parts its steps and their partitions
 * @param outlook what the run, over all its executions, has behind it
 * @param unread documents that wait to be read
 * @param mailsQueued mails of the month that wait to be sent
 * @param mailsSent mails of the month that were sent, and are not sent again
 * @param problems organizations of the run that were set aside or failed
 */
public record ExecutionDetail(
        ExecutionView view,
        Run run,
        boolean isOpen,
        boolean stopAsked,
        List<Part> parts,
        Outlook outlook,
        long unread,
        long mailsQueued,
        long mailsSent,
        List<Problem> problems) {

    /** The steps in their order. */
    public static final List<String> STEPS = List.of("collect", "read", "reconcile", "report", "deliver");

    public ExecutionDetail {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }
}
