/** Tokens by which programs use the console: made and revoked by admins, checked at every request. */
@NullMarked
package io.trueup.console.tokens;

import org.jspecify.annotations.NullMarked;
