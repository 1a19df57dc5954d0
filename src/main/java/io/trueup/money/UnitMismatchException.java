package io.trueup.money;

/** Two amounts of different units met in one calculation: a defect of the program, never of a document. */
public final class UnitMismatchException extends IllegalArgumentException {
    UnitMismatchException(Amount one, Amount other) {
        super("Cannot calculate with " + one + " and " + other + ": the units differ");
    }
}
