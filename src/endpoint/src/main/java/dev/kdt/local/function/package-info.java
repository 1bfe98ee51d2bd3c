/** Lambda functions in processes of their own, under the service's Runtime API. */
@NullMarked
package dev.kdt.local.function;

import org.jspecify.annotations.NullMarked;
