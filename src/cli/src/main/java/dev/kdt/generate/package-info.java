/** Templates that make records. */
@NullMarked
package dev.kdt.generate;

import org.jspecify.annotations.NullMarked;
