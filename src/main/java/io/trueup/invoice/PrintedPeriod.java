package io.trueup.invoice;

import io.trueup.period.BillingPeriod;

/** A period as a document prints it, such as {@code Aug 1–Aug 31, 2026}, and the half-open days it means (formats.md: an end with the same day number as the start is exclusive, any other inclusive). */
public record PrintedPeriod(BillingPeriod days, String printed) {}
