/** The steps of a pipeline, one file each; {@link dev.kdt.pipeline.step.Steps#ALL} lists them. */
@NullMarked
package dev.kdt.pipeline.step;

import org.jspecify.annotations.NullMarked;
