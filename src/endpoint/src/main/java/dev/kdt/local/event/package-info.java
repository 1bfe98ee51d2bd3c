/** Events of a running endpoint, for whoever shows them. */
@NullMarked
package dev.kdt.local.event;

import org.jspecify.annotations.NullMarked;
