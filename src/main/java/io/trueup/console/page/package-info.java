/** What every page shares: who looks at it, where it stands in the navigation, how figures and times are shown. */
@NullMarked
package io.trueup.console.page;

import org.jspecify.annotations.NullMarked;
