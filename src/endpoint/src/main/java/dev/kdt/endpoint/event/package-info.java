/** Events of a running endpoint, for whoever shows them. */
@NullMarked
package dev.kdt.endpoint.event;

import org.jspecify.annotations.NullMarked;
