/** What the console does, as JSON for programs: {@code /api/v1}, described in {@code api/openapi.json}; and the figures for monitoring. */
@NullMarked
package io.trueup.console.api;

import org.jspecify.annotations.NullMarked;
