/** The pipeline file's content with the place of every word, and the types of a step's fields. */
@NullMarked
package dev.kdt.pipeline.config;

import org.jspecify.annotations.NullMarked;
