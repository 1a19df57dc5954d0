/** Text from documents as people read it where nothing else shapes it: on one line, harmless to a screen, measured in columns. */
@NullMarked
package io.trueup.text;

import org.jspecify.annotations.NullMarked;
