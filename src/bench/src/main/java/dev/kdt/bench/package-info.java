/** Measurements, not tests: run by hand through the profile {@code bench}. */
@NullMarked
package dev.kdt.bench;

import org.jspecify.annotations.NullMarked;
