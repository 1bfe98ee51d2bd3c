/** The actions of Firehose, one class each. */
@NullMarked
package dev.kdt.local.firehose;

import org.jspecify.annotations.NullMarked;
