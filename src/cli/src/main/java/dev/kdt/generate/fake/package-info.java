/**
 * Made-up names, addresses, products: sampled from Datafaker into pools of bytes when a template that needs them is compiled. Only
 * this room sees Datafaker, and only such a template loads it.
 */
@NullMarked
package dev.kdt.generate.fake;

import org.jspecify.annotations.NullMarked;
