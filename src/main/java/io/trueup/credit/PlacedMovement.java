package io.trueup.credit;

/** A movement and the side of a period on which the estimate's placement credits it. */
public record PlacedMovement(Movement movement, Side side) {

    /** Before the period (contained in its opening balance), within it, or after it (not yet in its closing balance). */
    public enum Side {
        BEFORE,
        WITHIN,
        AFTER
    }
}
