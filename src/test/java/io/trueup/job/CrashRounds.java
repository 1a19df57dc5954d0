package io.trueup.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.job.CrashWorld.Round;
import io.trueup.mail.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Kills a run inside a step and runs it again. */
final class CrashRounds {

    /** The steps that work on every organization or document, one after the other. */
    static final List<String> STEPS = List.of("collect", "read", "reconcile", "report", "deliver");

    private static final Pattern TO = Pattern.compile("(?m)^To: (\\S+?)\r?$");

    private CrashRounds() {}

    /**
     * One run that is killed again and again, so many times inside each of its steps, the portfolio among them, and then left alone.
     *
     * @param seed chooses whether a process is killed as it begins with the step or when it has got on with it
     */
    static void killInEveryStep(CrashWorld world, int times, long seed) throws Exception {
        Random random = new Random(seed);
        Round round = world.round();
        List<String> steps = new ArrayList<>(STEPS);
        steps.add(steps.indexOf("deliver"), "portfolio");
        for (String step : steps) {
            for (int time = 1; time <= times; time++) {
                String situation = "killed in " + step + " for the " + time + ". time, seed " + seed;
                // its one file is all that the portfolio has to tell of
                int lines = step.equals("portfolio") ? 1 : 1 + random.nextInt(2);
                try (Child child = round.start()) {
                    assertThat(child.readUntilInside(step, lines)).as(situation).isTrue();
                    child.kill();
                }
            }
        }
        assertResumed(round, "killed " + times + " times in every step, seed " + seed);
    }

    /**
     * While the mails go out, at one that the server has taken whole and has not answered.
     *
     * @param seed chooses which one
     */
    static void killWhileMailsGoOut(CrashWorld world, long seed) throws Exception {
        int taken = new Random(seed).nextInt(CrashWorld.ORGANIZATIONS / 2);
        String situation = "killed in deliver:finish after " + taken + " mails, seed " + seed;
        try (ScriptedServer server = new ScriptedServer()
                .atEnd(Collections.nCopies(taken, "250 taken").toArray(String[]::new))
                .atEnd(ScriptedServer.SILENCE)) {
            Round round = world.mailing(server.port());
            try (Child child = round.start()) {
                Awaitility.await(situation)
                        .atMost(Duration.ofMinutes(10))
                        .until(() -> server.mails().size() > taken || !child.isAlive());
                assertThat(child.isAlive())
                        .as("it ended by itself, " + situation)
                        .isTrue();
                child.kill();
            }
            assertResumed(round, situation);

            List<String> given =
                    server.mails().stream().map(CrashRounds::recipient).toList();
            assertThat(given)
                    .as("each is given away once, " + situation)
                    .hasSize(CrashWorld.ORGANIZATIONS)
                    .doesNotHaveDuplicates();
            assertThat(round.recipients("in doubt")).as(situation).containsExactly(given.get(taken));
            assertThat(round.recipients("sent")).as(situation).hasSize(CrashWorld.ORGANIZATIONS - 1);
        }
    }

    private static String recipient(String mail) {
        Matcher to = TO.matcher(mail);
        assertThat(to.find()).as(mail).isTrue();
        return to.group(1);
    }

    private static void assertResumed(Round round, String situation) throws Exception {
        assertThat(round.postmaster()).as("the server outlives its starter").exists();
        try (Child child = round.start()) {
            child.assertResumed(situation);
        }
        round.assertUndisturbed(situation);
    }
}
