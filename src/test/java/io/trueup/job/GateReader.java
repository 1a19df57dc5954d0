package io.trueup.job;

import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentReader;
import io.trueup.document.DocumentSource;
import io.trueup.document.FactSink;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A reader that waits at its first document until the test lets it go on, so that a run can be met in its middle. */
final class GateReader implements DocumentReader {

    private final LineReader reader = new LineReader("1");
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void awaitReached() throws InterruptedException {
        if (!reached.await(4, TimeUnit.MINUTES)) {
            throw new AssertionError("The run did not reach a document in time");
        }
    }

    void open() {
        open.countDown();
    }

    @Override
    public DocumentOutcome read(DocumentSource source, FactSink sink) {
        reached.countDown();
        try {
            if (!open.await(4, TimeUnit.MINUTES)) {
                throw new AssertionError("Nobody opened the gate in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return reader.read(source, sink);
    }

    @Override
    public String version() {
        return reader.version();
    }
}
