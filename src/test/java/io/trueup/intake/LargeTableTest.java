package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.credit.BalanceReading;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: a table of any length is read as a stream, and nothing of a row is held once its fact was handed over. */
class LargeTableTest {

    private static final int ROWS = 1_000_000;

    @Test
    void aMillionRowsAreReadWithoutHoldingThem() {
        Tally tally = new Tally();
        DocumentOutcome outcome =
                DocumentIntake.of(Inbox.PDF).read(new Generated(ROWS), fact -> tally.add((BalanceReading) fact));
        assertThat(outcome).isInstanceOf(DocumentOutcome.Read.class);
        assertThat(tally.count).isEqualTo(ROWS);
        System.gc();
        assertThat(tally.samples).hasSizeGreaterThan(90).allMatch(sample -> sample.refersTo(null));
    }

    /** Counts, and looks at every ten thousandth fact to see whether something holds it. */
    private static final class Tally {
        private final List<WeakReference<BalanceReading>> samples = new ArrayList<>();
        private int count;

        void add(BalanceReading reading) {
            if (++count % 10_000 == 0) {
                samples.add(new WeakReference<>(reading));
            }
        }
    }

    /** A table that exists only while it is read. */
    private record Generated(int rows) implements DocumentSource {
        private static final byte[] HEADER = "observed_at,pool,remaining,unit\n".getBytes(StandardCharsets.UTF_8);
        private static final byte[] ROW =
                "2026-08-01T00:00:00Z,api:production,118.063730,USD\n".getBytes(StandardCharsets.UTF_8);

        @Override
        public String path() {
            return "generated.csv";
        }

        @Override
        public long size() {
            return HEADER.length + (long) rows * ROW.length;
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                private byte[] current = HEADER;
                private int at;
                private int left = rows;

                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0];
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int done = 0;
                    while (done < length) {
                        if (at == current.length) {
                            if (left == 0) {
                                return done == 0 ? -1 : done;
                            }
                            left--;
                            current = ROW;
                            at = 0;
                        }
                        int count = Math.min(length - done, current.length - at);
                        System.arraycopy(current, at, target, offset + done, count);
                        at += count;
                        done += count;
                    }
                    return done;
                }
            };
        }
    }
}
