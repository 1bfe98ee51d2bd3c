/** The endpoint's clock, and the actions that are due at given times. */
@NullMarked
package dev.kdt.local.time;

import org.jspecify.annotations.NullMarked;
