/** What the pipeline file says, with the place of every word, and what a step's fields may say. */
@NullMarked
package dev.kdt.pipeline.config;

import org.jspecify.annotations.NullMarked;
