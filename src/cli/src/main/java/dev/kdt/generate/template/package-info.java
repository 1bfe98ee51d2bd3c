/** Reads template files: YAML, checked as a whole, and compiled. */
@NullMarked
package dev.kdt.generate.template;

import org.jspecify.annotations.NullMarked;
