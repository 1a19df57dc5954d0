/** What a finding rests on: the page of a PDF with its row marked, or the lines of a text file. */
@NullMarked
package io.trueup.console.evidence;

import org.jspecify.annotations.NullMarked;
