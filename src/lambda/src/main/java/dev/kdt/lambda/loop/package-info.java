/** A client of Lambda's Runtime API without native code. It uses no other package of kdt. */
@NullMarked
package dev.kdt.lambda.loop;

import org.jspecify.annotations.NullMarked;
