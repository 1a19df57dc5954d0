package io.trueup.document;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document and the path under which the user filed it (below the organization's folder, with forward slashes). */
public interface DocumentSource {
    String path();

    long size();

    /** A fresh stream from the first byte. */
    InputStream open() throws IOException;
}
