/** The web console: a face of the same operations as the command line, with no logic of its own. Each sub-package is a part of the site. */
@NullMarked
package io.trueup.console;

import org.jspecify.annotations.NullMarked;
