package io.trueup.invoice.pdf;

/** A thin horizontal line drawn as a rectangle; the adjacent ones under a table's header give its columns (stripe-pdf-layout.md section 6). */
record Rule(float x0, float x1, float y) {}
