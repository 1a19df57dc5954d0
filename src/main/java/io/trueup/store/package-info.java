/**
 * PostgreSQL: the embedded server or one of the user's own, the tables, and what is kept in them.
 *
 * <p>{@code Database} opens either; {@code RunLease} is the right to write in it. A class keeps one thing: {@code Documents}, {@code FactStore}, {@code Runs},
 * {@code Reconciliations}, {@code Outbox}, … Its tables are made by {@code db/migration}.
 */
@NullMarked
package io.trueup.store;

import org.jspecify.annotations.NullMarked;
