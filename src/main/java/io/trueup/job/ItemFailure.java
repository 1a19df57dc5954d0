package io.trueup.job;

/** One document or organization cannot be worked on; the rest of the month goes on. The message is for the user. */
final class ItemFailure extends RuntimeException {

    ItemFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
