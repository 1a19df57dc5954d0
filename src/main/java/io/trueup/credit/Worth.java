package io.trueup.credit;

/** What one way to place the movements makes of the three figures asked for: the drawdown, the opening and the closing balance. */
record Worth(Span drawn, Span opening, Span closing) {

    static final Worth NOTHING = new Worth(Span.ZERO, Span.ZERO, Span.ZERO);

    static Worth drawn(Span drawn) {
        return new Worth(drawn, Span.ZERO, Span.ZERO);
    }

    Worth plus(Worth other) {
        if (this == NOTHING) {
            return other;
        }
        return other == NOTHING
                ? this
                : new Worth(drawn.plus(other.drawn), opening.plus(other.opening), closing.plus(other.closing));
    }

    Worth join(Worth other) {
        return new Worth(drawn.join(other.drawn), opening.join(other.opening), closing.join(other.closing));
    }
}
