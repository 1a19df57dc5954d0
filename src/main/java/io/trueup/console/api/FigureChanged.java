package io.trueup.console.api;

import io.trueup.console.month.Changes;

/**
 * A figure that changes, in the words of the page.
 *
 * @param account empty: of the whole month
 */
record FigureChanged(String account, String what, String before, String after) {
    static FigureChanged of(Changes.Figure figure) {
        return new FigureChanged(figure.account(), figure.what(), figure.before(), figure.after());
    }
}
