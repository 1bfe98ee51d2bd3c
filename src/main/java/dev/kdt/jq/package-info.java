/** The expression language: parser, compiler, built-ins. Knows nothing of records. */
@NullMarked
package dev.kdt.jq;

import org.jspecify.annotations.NullMarked;
