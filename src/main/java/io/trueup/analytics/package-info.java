/** Fetches the pages of the Computer Analytics API (domain.md section 5) as the vendor's rules ask; what they say is read like any document. */
@NullMarked
package io.trueup.analytics;

import org.jspecify.annotations.NullMarked;
