/** Failures on demand: rules, and when they strike. */
@NullMarked
package dev.kdt.endpoint.fault;

import org.jspecify.annotations.NullMarked;
