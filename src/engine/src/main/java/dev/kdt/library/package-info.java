/** Libraries that only some users need, and that they bring along. */
@NullMarked
package dev.kdt.library;

import org.jspecify.annotations.NullMarked;
