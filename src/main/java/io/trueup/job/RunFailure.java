package io.trueup.job;

/** The run cannot go on, whatever the documents say: a folder cannot be written, a file system is full. The message is for the user. */
final class RunFailure extends RuntimeException {

    RunFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
