/** The command line: one class a command, clean messages, exit codes of formats.md. */
@NullMarked
package io.trueup.cli;

import org.jspecify.annotations.NullMarked;
