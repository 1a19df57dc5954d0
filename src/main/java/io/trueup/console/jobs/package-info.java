/** Executions: the list, one of them live, and what can be done with it. */
@NullMarked
package io.trueup.console.jobs;

import org.jspecify.annotations.NullMarked;
