/** The embedded endpoint: wire protocols, actions, streams, delivery streams, destinations. */
@NullMarked
package dev.kdt.local;

import org.jspecify.annotations.NullMarked;
