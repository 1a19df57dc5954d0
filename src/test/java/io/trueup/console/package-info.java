/** The console as a browser meets it: the real one, on a free port, with the bundled database and the sample inbox. */
package io.trueup.console;
