/** Programs as hosts use them: compiled once, run by many threads. */
@NullMarked
package dev.kdt.jq.program;

import org.jspecify.annotations.NullMarked;
