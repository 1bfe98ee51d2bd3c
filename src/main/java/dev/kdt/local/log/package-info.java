/** An append-only, segmented, checksummed log of records on disk. */
@NullMarked
package dev.kdt.local.log;

import org.jspecify.annotations.NullMarked;
