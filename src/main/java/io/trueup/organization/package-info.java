/** What the user configures: {@code organization.yaml}, {@code jobs/*.yaml} and the price list, as validated records. */
@NullMarked
package io.trueup.organization;

import org.jspecify.annotations.NullMarked;
