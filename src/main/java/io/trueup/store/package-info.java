/** PostgreSQL: the embedded server or one of the user's own, the tables, and what is kept in them. */
@NullMarked
package io.trueup.store;

import org.jspecify.annotations.NullMarked;
