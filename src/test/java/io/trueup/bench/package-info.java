/** Measurements, run by {@code ./mvnw test -Pbench}; never part of an ordinary build. */
package io.trueup.bench;
