/** A pipeline as a transformation of deliveries, in Firehose's words: one answer for each record. */
@NullMarked
package dev.kdt.pipeline.transform;

import org.jspecify.annotations.NullMarked;
