/** Times of generated records: which one, and how it is written. */
@NullMarked
package dev.kdt.generate.time;

import org.jspecify.annotations.NullMarked;
