/** Delivery streams: buffering, naming and writing of objects. */
@NullMarked
package dev.kdt.local.delivery;

import org.jspecify.annotations.NullMarked;
