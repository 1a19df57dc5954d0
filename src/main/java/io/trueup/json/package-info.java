/** The one JSON mapper of the program: exact decimals, amounts with their unit, records by their components, a fixed order. */
@NullMarked
package io.trueup.json;

import org.jspecify.annotations.NullMarked;
