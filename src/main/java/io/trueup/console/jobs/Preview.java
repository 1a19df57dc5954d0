package io.trueup.console.jobs;

import io.trueup.console.page.Shown;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionView.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an act on an execution will do, said before it is done. */
record Preview(Act act, List<String> sentences, Optional<String> refusal) {

    Preview {
        sentences = List.copyOf(sentences);
    }

    enum Act {
        STOP("Stop"),
        RESTART("Restart"),
        ABANDON("Abandon");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Preview of(Act act, ExecutionDetail detail) {
        return switch (act) {
            case STOP -> stop(detail);
            case RESTART -> restart(detail);
            case ABANDON -> abandon(detail);
        };
    }

    /** What can be done with an execution as it stands. */
    static List<Act> possible(ExecutionDetail detail) {
        return List.of(Act.values()).stream()
                .filter(act -> of(act, detail).refusal.isEmpty())
                .toList();
    }

    private static Preview stop(ExecutionDetail detail) {
        if (detail.view().state() != State.RUNNING) {
            return refused(Act.STOP, "It is not running: there is nothing to stop.");
        }
        return new Preview(
                Act.STOP,
                List.of(
                        "Ends after the chunk at work, within seconds; what was done is kept.",
                        "The run stays open: restart it to go on where it stopped, or abandon it."),
                Optional.empty());
    }

    private static Preview restart(ExecutionDetail detail) {
        Optional<String> refusal = unfinished(detail, "restart");
        if (refusal.isPresent()) {
            return refused(Act.RESTART, refusal.get());
        }
        List<String> sentences = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        steps(detail, skipped, sentences);
        if (!skipped.isEmpty()) {
            sentences.addFirst("Skips " + Shown.count(skipped.size(), "step") + " that "
                    + (skipped.size() == 1 ? "is" : "are") + " done: " + String.join(", ", skipped) + ".");
        }
        sentences.add(mails(detail));
        sentences.add("A result that is the same as the newest version writes nothing.");
        return new Preview(Act.RESTART, sentences, Optional.empty());
    }

    /** The steps that organizations have behind them, in their order, with reading among them, which counts documents. */
    private static void steps(ExecutionDetail detail, List<String> skipped, List<String> sentences) {
        long all = detail.outlook().organizations() - detail.outlook().setAside();
        List<String> steps = List.of("collect", "reconcile", "report", "deliver");
        for (int i = 0; i < steps.size(); i++) {
            long left = all - detail.outlook().past().get(i);
            if (left <= 0) {
                skipped.add(steps.get(i));
            } else {
                sentences.add("Goes on with " + steps.get(i) + ": " + Shown.count(left, "organization") + " of "
                        + Shown.count(all) + " " + (left == 1 ? "is" : "are") + " still to be done.");
            }
            if (i == 0) {
                read(detail, left <= 0, skipped, sentences);
            }
        }
    }

    private static void read(ExecutionDetail detail, boolean collected, List<String> skipped, List<String> sentences) {
        if (collected && detail.unread() == 0) {
            skipped.add("read");
        } else {
            sentences.add("Reads " + Shown.count(detail.unread(), "document") + " that "
                    + (detail.unread() == 1 ? "waits" : "wait") + " to be read"
                    + (collected ? "." : ", and what it finds new in the inbox."));
        }
    }

    private static String mails(ExecutionDetail detail) {
        return detail.mailsSent() == 0
                ? "Sends nothing twice: no mail of this month has been sent yet."
                : "Sends nothing twice: " + Shown.count(detail.mailsSent(), "mail")
                        + " of this month went out already and will not be sent again.";
    }

    private static Preview abandon(ExecutionDetail detail) {
        Optional<String> refusal = unfinished(detail, "abandon");
        if (refusal.isPresent()) {
            return refused(Act.ABANDON, refusal.get());
        }
        long reported = detail.outlook().past().get(2);
        return new Preview(
                Act.ABANDON,
                List.of(
                        "Gives up run " + detail.run().number() + " of "
                                + detail.run().month() + " for good: it can not be restarted afterwards.",
                        "What it has written stays: the reports of " + Shown.count(reported, "organization") + ".",
                        "The month can then be run again from its beginning, also with other parameters."),
                Optional.empty());
    }

    private static Optional<String> unfinished(ExecutionDetail detail, String act) {
        if (detail.view().state() == State.RUNNING) {
            return Optional.of("It is running: stop it before you " + act + " it.");
        }
        return detail.isOpen()
                ? Optional.empty()
                : Optional.of("Its run is " + (detail.view().state() == State.ABANDONED ? "abandoned" : "finished")
                        + ": there is nothing to " + act + ".");
    }

    private static Preview refused(Act act, String sentence) {
        return new Preview(act, List.of(), Optional.of(sentence));
    }
}
