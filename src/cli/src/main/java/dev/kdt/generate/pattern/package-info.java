/** Texts that match a regular expression: the expression is parsed once into nodes that write. */
@NullMarked
package dev.kdt.generate.pattern;

import org.jspecify.annotations.NullMarked;
