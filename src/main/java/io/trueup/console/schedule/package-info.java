/** What is due, and when. */
@NullMarked
package io.trueup.console.schedule;

import org.jspecify.annotations.NullMarked;
