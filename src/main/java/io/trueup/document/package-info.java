/** What a document is, where a figure stands in it, and what reading it yields: facts and failures, never an exception for bad input. */
@NullMarked
package io.trueup.document;

import org.jspecify.annotations.NullMarked;
