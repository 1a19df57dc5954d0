package io.trueup.job;

import io.trueup.store.Run;
import io.trueup.store.Runs;
import io.trueup.store.Runs.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A step whose items are the organizations of the run; {@code done} counts the steps that an organization has behind it. */
abstract class MemberWork implements Work<Member> {

    private static final Logger LOG = LoggerFactory.getLogger(MemberWork.class);

    private final String step;
    private final int doneBefore;
    private final Runs runs;

    MemberWork(String step, int doneBefore, Runs runs) {
        this.step = step;
        this.doneBefore = doneBefore;
        this.runs = runs;
    }

    abstract void handle(RunContext context, Member member);

    @Override
    public final void work(RunContext context, Member member) {
        handle(context, member);
        runs.done(context.run(), member.organization(), doneBefore + 1);
    }

    @Override
    public final String step() {
        return step;
    }

    @Override
    public final long behind(Run run) {
        return runs.past(run, doneBefore + 1);
    }

    @Override
    public final long waiting(Run run) {
        return runs.waiting(run, doneBefore);
    }

    @Override
    public final List<Member> next(Run run, int partition, @Nullable Member after, int limit) {
        return runs.next(run, partition, doneBefore, after == null ? "" : after.organization(), limit);
    }

    @Override
    public final void failed(RunContext context, Member member, Throwable failure) {
        LOG.error("{} failed in step {}", member.organization(), step, failure);
        runs.problem(context.run(), member.organization(), Failures.toldOfItem(step, failure));
    }
}
