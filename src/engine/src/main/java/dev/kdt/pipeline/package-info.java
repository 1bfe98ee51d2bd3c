/** The pipeline file, its steps (one file each), and the processor that every host runs. */
@NullMarked
package dev.kdt.pipeline;

import org.jspecify.annotations.NullMarked;
