package io.trueup.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trueup.document.DocumentKind;
import io.trueup.document.DocumentOutcome;
import io.trueup.document.DocumentSource;
import io.trueup.document.Fact;
import io.trueup.finding.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: a text that is made to fill the memory or the stack is set aside with a reason, in little memory. */
class HostileTextTest {

    private static final int DEEP = 100_000;
    private static final long LONG = 200L << 20;
    private static final long LITTLE = 160L << 20;

    /**
     * A text that exists only while it is read.
     *
     * @param repeated so often that the whole has that size
     */
    private record Generated(String path, String start, String repeated, long size, String end)
            implements DocumentSource {
        @Override
        public InputStream open() {
            return new SequenceInputStream(
                    new SequenceInputStream(
                            stream(start), new Repeated(repeated, size - start.length() - end.length())),
                    stream(end));
        }

        private static InputStream stream(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;

        Repeated(String text, long size) {
            this.block = text.repeat(64 * 1024 / text.length()).getBytes(StandardCharsets.US_ASCII);
            this.left = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, Math.min(length, block.length));
            System.arraycopy(block, 0, target, offset, count);
            left -= count;
            return count;
        }
    }

    private static DocumentOutcome read(DocumentSource source) {
        List<Fact> facts = new ArrayList<>();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        DocumentOutcome outcome = DocumentIntake.of(Inbox.PDF).read(source, facts::add);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of memory that were asked for, all together")
                .isLessThan(LITTLE);
        return outcome;
    }

    private static void isSetAside(DocumentOutcome outcome, String words) {
        assertThat(outcome).isInstanceOfSatisfying(DocumentOutcome.SetAside.class, aside -> {
            assertThat(aside.reason()).contains(words).doesNotContain("Exception");
            assertThat(aside.code())
                    .isIn(FindingCode.UNREADABLE_DOCUMENT, FindingCode.UNKNOWN_LAYOUT, FindingCode.UNKNOWN_DOCUMENT);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"data\": %s}",
                "[{\"meter_event_summaries\": [], \"name\": %s}]",
                "[{\"meter_event_summaries\": [{\"dimensions\": %s}]}]",
                "{\"data\": [{\"start_time\": 1788220800, \"count\": %s}], \"has_more\": false}",
                "{\"created\": 1788220800, \"model\": \"sonar\", \"usage\": %s}"
            })
    void jsonThatIsNestedWithoutEndIsSetAside(String around) {
        for (String deep :
                List.of("[".repeat(DEEP) + "]".repeat(DEEP), "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))) {
            String text = around.formatted(deep);

            isSetAside(read(new Generated("deep.json", text, " ", text.length(), "")), "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'observed_at,pool,remaining,unit,' | 'x,'    | 'a column more and more'",
                "'observed_at,pool,remaining,unit\n' | '9'    | 'a field that never ends'",
                "'observed_at,pool,remaining,unit\n' | 'a,'   | 'a row that never ends'",
                "'observed_at,pool,remaining,unit\n2026-08-01T00:00:00Z,\"' | 'a,b\n' | 'a quotation mark that is never closed'",
                "'data_series__date,' | 'data_series__values__x,' | 'columns of a metric'",
                "'{' | ' '                                     | 'blanks of JSON'",
                "'{\"data\": \"' | 'a'                         | 'a text of JSON'",
                "'{\"data\": ' | '9'                           | 'a number of JSON'",
                "'{\"' | 'a'                                   | 'a name of JSON'",
                "'hello ' | 'a'                                | 'no form at all'"
            })
    void twoHundredMegabytesInOneLineAreSetAside(String start, String repeated, String what) {
        isSetAside(
                read(new Generated("long.csv", start.replace("\\n", "\n"), repeated.replace("\\n", "\n"), LONG, "")),
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"created\": 1788220800, \"model\": \"sonar\", \"usage\": {\"prompt_tokens\": 1, \"completion_tokens\": 1}}\n{\"text\": \""
            })
    void aLineOfALogThatNeverEndsIsKeptOutAndTheRestIsRead(String start) {
        DocumentOutcome outcome = read(new Generated("log.jsonl", start, "a", LONG, "\"}\n"));

        assertThat(outcome).isInstanceOfSatisfying(DocumentOutcome.Read.class, one -> assertThat(one.kind())
                .isEqualTo(DocumentKind.RESPONSE_LOG));
    }
}
