/** E-mail: what a version of a month says to its recipients, as text, HTML and picture, and how it is handed to a mail server or becomes a file. */
@NullMarked
package io.trueup.mail;

import org.jspecify.annotations.NullMarked;
