/** Users, passwords, and the audit page. */
@NullMarked
package io.trueup.console.users;

import org.jspecify.annotations.NullMarked;
