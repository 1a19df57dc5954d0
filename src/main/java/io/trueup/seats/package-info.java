/** Seats: who held one when, and what the contract therefore charges: renewals, joiners by exact days, leavers' credit (domain.md section 7). */
@NullMarked
package io.trueup.seats;

import org.jspecify.annotations.NullMarked;
