/** The actions of Kinesis Data Streams, one class each. */
@NullMarked
package dev.kdt.local.kinesis;

import org.jspecify.annotations.NullMarked;
