/** What people decided about findings: accepted, disputed with the vendor, or waived. */
@NullMarked
package io.trueup.console.decision;

import org.jspecify.annotations.NullMarked;
