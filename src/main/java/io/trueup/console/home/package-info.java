/** The first page: what needs attention; and the list of documents. */
@NullMarked
package io.trueup.console.home;

import org.jspecify.annotations.NullMarked;
