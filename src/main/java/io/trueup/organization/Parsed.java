package io.trueup.organization;

import java.util.List;

/** A configuration file as a record, or everything that is wrong with it at once. */
public sealed interface Parsed<T> {

    /** The file is as it should be. */
    record Valid<T>(T value) implements Parsed<T> {
        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }

    /**
     * The file is broken; none of it counts.
     *
     * @param problems in the order of their lines
     */
    record Invalid<T>(List<Problem> problems) implements Parsed<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }

        @Override
        public T value() {
            throw new IllegalStateException("Broken configuration: " + problems);
        }
    }

    /** @throws IllegalStateException if there are problems */
    T value();

    /** Empty if the file is valid. */
    List<Problem> problems();

    default boolean isValid() {
        return problems().isEmpty();
    }
}
