/** Records sent again in the order of their times, and at their own pace. */
@NullMarked
package dev.kdt.flow.replay;

import org.jspecify.annotations.NullMarked;
