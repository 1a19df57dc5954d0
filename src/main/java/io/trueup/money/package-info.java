/** Exact amounts with their unit: dollars and Computer credits, and ranges of them. Nothing here knows where a figure came from. */
@NullMarked
package io.trueup.money;

import org.jspecify.annotations.NullMarked;
