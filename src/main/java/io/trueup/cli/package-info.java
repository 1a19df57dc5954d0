/**
 * The command line: one class a command, clean messages, exit codes of formats.md.
 *
 * <p>{@code Main} starts, {@code CommandLines} puts the commands together and tells their errors, {@code Assembly} is the one place that knows every room of the program.
 * What a command does belongs to {@code job.Operations}; here are only words, tables and exit codes.
 */
@NullMarked
package io.trueup.cli;

import org.jspecify.annotations.NullMarked;
