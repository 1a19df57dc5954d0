/** An organization's month: figures, pictures, findings, versions, files. */
@NullMarked
package io.trueup.console.month;

import org.jspecify.annotations.NullMarked;
