/** Failures on demand: rules, and when they strike. */
@NullMarked
package dev.kdt.local.fault;

import org.jspecify.annotations.NullMarked;
