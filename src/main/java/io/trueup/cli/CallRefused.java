package io.trueup.cli;

import java.util.List;

/** The call, or a file of {@code jobs/}, is wrong and nothing was done: exit status 2, with a sentence for each thing that is wrong. */
final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallRefused(String sentence) {
        super(sentence);
    }

    CallRefused(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }
}
