/**
 * The schedule: the month before is run when it is due, looked at again while an invoice is missing, and caught up after downtime; once, however
 * many workers there are.
 */
@NullMarked
package io.trueup.schedule;

import org.jspecify.annotations.NullMarked;
