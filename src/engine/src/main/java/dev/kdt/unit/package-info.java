/** Units as people write them, such as {@code 5m}; for options and files of every module. */
@NullMarked
package dev.kdt.unit;

import org.jspecify.annotations.NullMarked;
