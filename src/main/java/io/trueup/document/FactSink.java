package io.trueup.document;

/** Takes the facts of a document one by one, so that a document of any length is read in constant memory. */
@FunctionalInterface
public interface FactSink {
    void accept(Fact fact);
}
