package io.trueup.cli;

/** Tells the files of a {@code read} one by one, as they are read. */
interface ReadOutput extends AutoCloseable {
    void tell(ReadFile file);

    @Override
    void close();
}
