/** From a program's text to its tree. */
@NullMarked
package dev.kdt.jq.syntax;

import org.jspecify.annotations.NullMarked;
