/** Billing periods and windows of time, always half-open, always in UTC. */
@NullMarked
package io.trueup.period;

import org.jspecify.annotations.NullMarked;
