/** Who may see and who may change: logging in, sessions, roles, headers, and the record of every act. */
@NullMarked
package io.trueup.console.security;

import org.jspecify.annotations.NullMarked;
