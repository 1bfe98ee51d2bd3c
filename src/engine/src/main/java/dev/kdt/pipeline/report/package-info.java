/** Reports of a pipeline's work: stories of single records, counts and times of steps, comparisons, and the reference. */
@NullMarked
package dev.kdt.pipeline.report;

import org.jspecify.annotations.NullMarked;
