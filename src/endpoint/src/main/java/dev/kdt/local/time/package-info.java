/** What time it is for the endpoint, and what is to happen when. */
@NullMarked
package dev.kdt.local.time;

import org.jspecify.annotations.NullMarked;
