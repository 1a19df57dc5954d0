package io.trueup.document;

/** Reads one document: recognises it by its content and gives its facts to the sink. Bad input is an outcome, never an exception. */
public interface DocumentReader {
    DocumentOutcome read(DocumentSource source, FactSink sink);

    /** Changes whenever the same bytes could be read differently: documents are then read again. */
    String version();
}
