/** Runs the cases of {@code kdt test}. */
@NullMarked
package dev.kdt.pipeline.cases;

import org.jspecify.annotations.NullMarked;
