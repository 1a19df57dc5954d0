/** Metered usage and the dated list prices that turn it into money. */
@NullMarked
package io.trueup.usage;

import org.jspecify.annotations.NullMarked;
