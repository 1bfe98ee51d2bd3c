/** Running programs: the closures that a program becomes, and the compiler that makes them. */
@NullMarked
package dev.kdt.jq.run;

import org.jspecify.annotations.NullMarked;
