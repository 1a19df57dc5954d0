package io.trueup.job;

import io.trueup.job.RunSummary.State;
import io.trueup.usage.PriceList;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/** A process that runs a month as the command line does, with the plain readers, rules and reports of these tests. */
final class RunMonth {

    private RunMonth() {}

    public static void main(String[] arguments) {
        OpenRequest open = new OpenRequest(
                Path.of(arguments[0]),
                null,
                new PriceList(List.of()),
                new PlainOrganizations(),
                new LineReader("1"),
                new PlainReports());
        RunRequest request = new RunRequest(
                YearMonth.parse(arguments[3]), Path.of(arguments[1]), Path.of(arguments[2]), List.of(), null, 2);
        State state;
        try (Operations operations = Trueup.open(open, PlainRules::reconcile)) {
            RunSummary summary = operations.run(request, new Lines());
            System.out.println("ended " + summary.state() + " " + summary.message());
            state = summary.state();
        }
        System.exit(state == State.COMPLETED ? 0 : 1);
    }

    private static final class Lines implements Progress {
        @Override
        public synchronized void advanced(String step, long done, long total) {
            System.out.println(step + " " + done + " of " + total);
        }

        @Override
        public synchronized void note(String message) {
            System.out.println(message);
        }
    }
}
