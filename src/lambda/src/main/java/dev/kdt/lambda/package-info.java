/** The Lambda handlers: thin adapters around the same loop. */
@NullMarked
package dev.kdt.lambda;

import org.jspecify.annotations.NullMarked;
