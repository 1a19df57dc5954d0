/** Findings: what is wrong, worth a look or worth knowing about a month, with its amount and its evidence. The codes are fixed by formats.md section 4. */
@NullMarked
package io.trueup.finding;

import org.jspecify.annotations.NullMarked;
