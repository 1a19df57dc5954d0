/** The monthly run: the Spring Batch job, its steps, the run guard, and the operations that the command line and the console share. */
@NullMarked
package io.trueup.job;

import org.jspecify.annotations.NullMarked;
