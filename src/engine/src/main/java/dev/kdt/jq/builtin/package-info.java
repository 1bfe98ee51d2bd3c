/** The built-in functions: what each does, how it is documented, and examples that run as tests. */
@NullMarked
package dev.kdt.jq.builtin;

import org.jspecify.annotations.NullMarked;
