package io.trueup.invoice;

/** Where on paper: the page from 1, and the visual row of text on it, from 1 at the top. */
public record Place(int page, int row) {}
