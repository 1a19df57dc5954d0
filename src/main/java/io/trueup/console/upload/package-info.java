/** Files that are dropped onto a page, shown with what they say and would change, and filed in the inbox when somebody accepts them. */
@NullMarked
package io.trueup.console.upload;

import org.jspecify.annotations.NullMarked;
