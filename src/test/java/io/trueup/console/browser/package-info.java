/**
 * The console in a real browser: {@code ./mvnw verify -Pbrowser}. Needs chromium, for instance Debian's package of that name; {@code -Dtrueup.chromium=PATH} names
 * another one. Pictures of every page are left in {@code target/screenshots}.
 */
package io.trueup.console.browser;
