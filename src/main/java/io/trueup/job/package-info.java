/**
 * The monthly run: the Spring Batch job, its steps, the run guard, and the operations that the command line and the console share.
 *
 * <p>{@code Operations} is the way in. A step is a {@code Work} ({@code CollectWork} to {@code DeliverWork}), {@code MonthlyReconciliation} strings them together,
 * {@code PartitionWorker} does one partition of one in chunks, and {@code Executor} runs the whole under its lease. Nothing is kept of a position: a step asks the database
 * what is still to do. {@code DryRun} and {@code Verifier} compute without keeping anything; {@code Courier} brings mails out.
 */
@NullMarked
package io.trueup.job;

import org.jspecify.annotations.NullMarked;
