/** A first configuration for an organization, proposed out of the documents that lie in its folder. */
@NullMarked
package io.trueup.setup;

import org.jspecify.annotations.NullMarked;
