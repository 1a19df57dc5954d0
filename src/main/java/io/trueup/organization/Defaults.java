package io.trueup.organization;

import io.trueup.organization.Organization.Tolerance;

/** What holds for an organization that says nothing of its own (jobs/monthly-reconciliation.yaml, {@code defaults}); its amount counts in that organization's currency. */
public record Defaults(Tolerance tolerance) {}
